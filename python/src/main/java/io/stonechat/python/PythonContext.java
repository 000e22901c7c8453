package io.stonechat.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes interpreters. */
final class PythonContext {

    static final String LANGUAGE = "python";

    private static final Logger LOG = LoggerFactory.getLogger("script");
    private static final String PARTS = "/META-INF/stonechat/engine/";

    /**
     * What Python may do with Java objects: call what is public of those it is given. Not reflect: from there all else could be
     * reached.
     */
    private static final HostAccess ACCESS = HostAccess.newBuilder()
            .allowPublicAccess(true)
            .allowArrayAccess(true)
            .allowListAccess(true)
            .allowMapAccess(true)
            .allowIterableAccess(true)
            .allowIteratorAccess(true)
            .denyAccess(Class.class)
            .denyAccess(ClassLoader.class)
            .denyAccess(Module.class)
            .denyAccess(AnnotatedElement.class)
            .build();

    private PythonContext() {}

    /** The one engine of all workers: they share what is compiled of it. */
    static Engine engine() {
        return Engine.newBuilder(LANGUAGE)
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }

    static Context create(Engine engine, PythonSettings settings) {
        return Context.newBuilder(LANGUAGE)
                .engine(engine)
                .allowExperimentalOptions(true)
                .allowHostAccess(ACCESS)
                .allowHostClassLookup(PythonContext::mayName)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowCreateThread(true)
                .allowEnvironmentAccess(settings.environment() ? EnvironmentAccess.INHERIT : EnvironmentAccess.NONE)
                .allowIO(io(settings))
                .option("python.PosixModuleBackend", "java")
                .option("python.DontWriteBytecodeFlag", "true")
                .out(new LineLog(line -> LOG.info("{}", line)))
                .err(new LineLog(line -> LOG.warn("{}", line)))
                .build();
    }

    private static IOAccess io(PythonSettings settings) {
        return IOAccess.newBuilder()
                .fileSystem(files(settings.files()))
                .allowHostSocketAccess(settings.network())
                .build();
    }

    private static FileSystem files(PythonSettings.Files allowed) {
        var all = FileSystem.newDefaultFileSystem();
        return switch (allowed) {
            case WRITE -> all;
            case READ -> FileSystem.newReadOnlyFileSystem(all);
            case NONE ->
                FileSystem.allowInternalResourceAccess(FileSystem.newCompositeFileSystem(
                        FileSystem.newDenyIOFileSystem(),
                        FileSystem.Selector.of(FileSystem.newReadOnlyFileSystem(all), PythonContext::isModule)));
        };
    }

    private static boolean isModule(Path path) {
        return path.toString().endsWith(ScriptFolders.SUFFIX) || Files.isDirectory(path);
    }

    private static boolean mayName(String type) {
        return type.startsWith("io.stonechat.") || type.startsWith("java.time.") || type.startsWith("java.util.");
    }

    /** Runs the engine's own parts in a new context, which the current thread has entered. */
    static Python boot(Context context, Bridge bridge) {
        context.getBindings(LANGUAGE).putMember("__bridge__", bridge);
        context.eval(Source.newBuilder(LANGUAGE, part("boot"), PythonErrors.OURS + "boot.py")
                .buildLiteral());
        return Python.of(context.getBindings(LANGUAGE).getMember("functions"));
    }

    /** The text of one of the engine's own parts. */
    static String part(String name) {
        try (var in = PythonContext.class.getResourceAsStream(PARTS + name + ".py")) {
            if (in == null) {
                throw new IllegalStateException("the part " + name + " of the engine is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
