package io.stonechat.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.stonechat.host.LogSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Where log lines go and how they look: one line an event, on standard error unless a file is named. */
public final class LogSetup extends ContextAwareBase implements Configurator {

    /** What logback calls before the first line: readable lines of warnings on standard error. */
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        use(context, new LogSettings(LogSettings.Level.WARN, LogSettings.Format.PRETTY, null));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Changes all lines from here on.
     *
     * @throws Failure when the file cannot be written to
     */
    static void apply(LogSettings settings) {
        use((LoggerContext) LoggerFactory.getILoggerFactory(), settings);
    }

    private static void use(LoggerContext context, LogSettings settings) {
        OutputStreamAppender<ILoggingEvent> appender = appender(settings.file());
        LayoutBase<ILoggingEvent> layout = layout(settings.format());
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        root.setLevel(Level.toLevel(settings.level().name()));
        // What listens over HTTP is told in our own words; theirs are for those who look for a mistake.
        boolean usual = settings.level() == LogSettings.Level.INFO;
        context.getLogger("io.helidon").setLevel(usual ? Level.WARN : null);
        context.getLogger("io.helidon.webserver.LoomServer").setLevel(usual ? Level.OFF : null);
    }

    private static LayoutBase<ILoggingEvent> layout(LogSettings.Format format) {
        return switch (format) {
            case PRETTY -> new ReadableLines();
            case JSON -> new JsonLines();
        };
    }

    private static OutputStreamAppender<ILoggingEvent> appender(@Nullable Path file) {
        if (file == null) {
            ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
            console.setTarget("System.err");
            return console;
        }
        if (Files.isDirectory(file)) {
            throw new Failure("The log file " + file + " is a folder: name a file in it.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new Failure("The log file " + file + " cannot be written to: create its folder, or allow writing.");
        }
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        return appender;
    }
}
