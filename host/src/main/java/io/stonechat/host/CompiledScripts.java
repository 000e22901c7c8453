package io.stonechat.host;

import java.util.List;

/**
 * What Java scripts became.
 *
 * @param syntax where their methods are declared
 * @param classes their classes
 */
record CompiledScripts(ScriptSyntax syntax, List<ScriptClass> classes) {

    /**
     * One class.
     *
     * @param name its binary name
     * @param source the script it stands in
     * @param bytes the class file as the compiler wrote it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ScriptClass(String name, MemorySource source, byte[] bytes) {}

    /** Whether a class is the one that the compiler wraps around the members of a compact file. */
    boolean isCompact(ScriptClass type) {
        return syntax.isCompact(type.name());
    }
}
