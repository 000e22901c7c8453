package io.stonechat.host;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines the classes of one load of the scripts; it goes when the last of their objects goes. */
final class ScriptLoader extends ClassLoader {

    /** How stack traces tell a script's own frames. */
    static final String NAME = "stonechat-script";

    private final Map<String, byte[]> classes = new HashMap<>();

    ScriptLoader(CompiledScripts scripts, PollWeaver weaver) {
        super(NAME, ScriptLoader.class.getClassLoader());
        scripts.classes().forEach(type -> classes.put(type.name(), weaver.weave(type)));
    }

    @Override
    protected synchronized Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = classes.remove(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
