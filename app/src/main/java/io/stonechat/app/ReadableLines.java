package io.stonechat.app;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A log event as people read it: time, level, which part of the program speaks, what it says. */
final class ReadableLines extends LayoutBase<ILoggingEvent> {

    private static final int NAME_WIDTH = 9;
    private static final String OURS = "io.stonechat.";

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();

    @Override
    public void start() {
        stackTrace.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128);
        time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(' ');
        padded(line, event.getLevel().toString(), 5);
        padded(line, shortName(event.getLoggerName()), NAME_WIDTH);
        line.append(event.getFormattedMessage()).append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(stackTrace.convert(event));
        }
        return line.toString();
    }

    private static void padded(StringBuilder line, String word, int width) {
        line.append(word).repeat(' ', Math.max(0, width - word.length())).append(' ');
    }

    /** The room, where one of ours speaks: its classes mean nothing to an operator. Else the last word. */
    private static String shortName(String logger) {
        if (!logger.startsWith(OURS)) {
            return logger.substring(logger.lastIndexOf('.') + 1);
        }
        int end = logger.indexOf('.', OURS.length());
        return logger.substring(OURS.length(), end < 0 ? logger.length() : end);
    }
}
