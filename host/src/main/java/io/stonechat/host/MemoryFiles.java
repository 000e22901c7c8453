package io.stonechat.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what the compiler writes in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final List<Output> outputs = new ArrayList<>();

    private static final class Output extends SimpleJavaFileObject {
        private final String className;
        private final MemorySource source;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className, MemorySource source) {
            super(URI.create("class:///" + className.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.className = className;
            this.source = source;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    MemoryFiles(StandardJavaFileManager shared) {
        super(shared);
    }

    /** The classes written so far, in the order of their writing. */
    List<CompiledScripts.ScriptClass> classes() {
        return outputs.stream()
                .map(output ->
                        new CompiledScripts.ScriptClass(output.className, output.source, output.bytes.toByteArray()))
                .toList();
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        if (!(sibling instanceof MemorySource source)) {
            throw new IllegalArgumentException(className + " comes from no script but from " + sibling);
        }
        var output = new Output(className, source);
        outputs.add(output);
        return output;
    }

    /** The files that are shared with the next compilation stay open. */
    @Override
    public void close() {}

    @Override
    public void flush() {}
}
