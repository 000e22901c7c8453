package io.stonechat.host;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java files that are no scripts, such as the tests of scripts: compiled in memory as scripts are, and otherwise left as they are. */
public final class JavaSources {

    private final List<Class<?>> classes;

    private JavaSources(List<Class<?>> classes) {
        this.classes = classes;
    }

    /**
     * Compiles files together and defines their classes in a class loader of their own. Nothing of them is run.
     *
     * @param files compact source files and ordinary ones
     * @param modules what they may import beside the platform's modules
     * @param loader what the class loader is called, as stack traces show it
     * @throws ConfigException with what the compiler has to say, or naming a file that cannot be read
     */
    public static JavaSources compile(List<Path> files, List<String> modules, String loader) {
        var compiled = new ScriptCompiler(modules).compile(TextFiles.read(files));
        var definer = new Definer(loader, compiled);
        return new JavaSources(compiled.classes().stream()
                .filter(type -> !type.name().contains("$"))
                .<Class<?>>map(type -> definer.load(type.name()))
                .toList());
    }

    /** The top-level classes, that of a compact file included. */
    public List<Class<?>> classes() {
        return classes;
    }

    private static final class Definer extends ClassLoader {

        private final Map<String, byte[]> code = new HashMap<>();

        Definer(String name, CompiledScripts compiled) {
            super(name, JavaSources.class.getClassLoader());
            compiled.classes().forEach(type -> code.put(type.name(), type.bytes()));
        }

        Class<?> load(String name) {
            try {
                return loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the compiler made no class " + name, e);
            }
        }

        @Override
        protected synchronized Class<?> findClass(String name) throws ClassNotFoundException {
            byte @Nullable [] bytes = code.remove(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
