package io.stonechat.python;

import io.stonechat.host.ScriptException;
import io.stonechat.host.ScriptFrame;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.TypeLiteral;

/** Turns what Python throws into the terms that all languages share. */
final class PythonErrors {

    /** What the engine's own parts and the rooms' modules are called, as files. */
    static final String OURS = "stonechat:";

    static final TypeLiteral<List<String>> TEXTS = new TypeLiteral<>() {};

    private static final String LIBRARY = "lib-python";
    private static final String INSTALLED = "site-packages";

    private PythonErrors() {}

    /** What has reached Java. */
    static ScriptException of(PolyglotException thrown) {
        return new ScriptException(sentence(thrown), frames(thrown));
    }

    /** What Python has told of itself. */
    static ScriptException of(String sentence, List<String> frames) {
        return new ScriptException(
                sentence, frames.stream().map(PythonErrors::frame).toList());
    }

    /** A frame as Python writes it: path, line and function, with tabs between. */
    static ScriptFrame frame(String text) {
        var parts = text.split("\t", 3);
        return new ScriptFrame(name(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }

    private static String sentence(PolyglotException thrown) {
        if (thrown.isHostException()) {
            var cause = thrown.asHostException();
            var message = cause.getMessage();
            return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
        if (thrown.isExit()) {
            return "SystemExit: " + thrown.getExitStatus();
        }
        var message = thrown.getMessage();
        return message == null ? "an error without a message" : message;
    }

    private static List<ScriptFrame> frames(PolyglotException thrown) {
        var frames = new ArrayList<ScriptFrame>();
        for (var frame : thrown.getPolyglotStackTrace()) {
            var place = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (place != null && isOwn(path(place.getSource()))) {
                frames.add(new ScriptFrame(
                        name(path(place.getSource())), place.getStartLine(), String.valueOf(frame.getRootName())));
            }
        }
        return frames;
    }

    private static String path(Source source) {
        var path = source.getPath();
        return path == null ? source.getName() : path;
    }

    /** Whether a file is the user's: neither ours nor the library's. */
    static boolean isOwn(String path) {
        return !path.startsWith(OURS)
                && !path.startsWith("<")
                && !path.contains(LIBRARY)
                && !path.contains("org.graalvm.polyglot")
                && !path.contains(INSTALLED);
    }

    static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
