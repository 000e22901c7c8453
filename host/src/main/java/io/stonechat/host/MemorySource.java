package io.stonechat.host;

import java.net.URI;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** A script's source as the compiler is given it. */
final class MemorySource extends SimpleJavaFileObject {

    /** What a compact file that has no main method is given; it stands below the rest, so no line number changes. */
    private static final String MAIN = "\nvoid main() {}\n";

    private final ScriptSource script;
    private final String className;
    private final String text;

    /**
     * A source.
     *
     * @param script the file as it was read
     * @param className what the class of a compact file is called: a Java identifier, whatever the file's name
     */
    MemorySource(ScriptSource script, String className) {
        this(script, className, script.text());
    }

    private MemorySource(ScriptSource script, String className, String text) {
        super(URI.create("script:///" + className + Kind.SOURCE.extension), Kind.SOURCE);
        this.script = script;
        this.className = className;
        this.text = text;
    }

    /** This source with an empty main method. */
    MemorySource withMain() {
        return new MemorySource(script, className, text + MAIN);
    }

    /** The file as it was read. */
    ScriptSource script() {
        return script;
    }

    /** A place in the file. */
    Place place(int line, int column) {
        return new Place(script.file(), line, column, script.line(line));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    /** Any class may stand in a script, whatever the file is called. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE;
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
        return null;
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
        return null;
    }
}
