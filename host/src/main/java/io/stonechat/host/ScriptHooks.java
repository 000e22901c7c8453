package io.stonechat.host;

import java.util.Map;
import java.util.Objects;

/**
 * What the code woven into Java scripts calls; no script calls it by itself.
 *
 * <p>It is public because scripts live in a class loader, and so in a module, of their own.
 */
public final class ScriptHooks {

    /** The objects for the script that is being instantiated on this thread. */
    static final ScopedValue<Map<Class<?>, Object>> NAMESPACES = ScopedValue.newInstance();

    private ScriptHooks() {}

    /** A loop has turned another thousand times: stops a call past its deadline, lets other threads go on. */
    public static void loop() {
        RunningCall.current().turned();
    }

    /** A method begins, which may be one more of an endless recursion or iteration. */
    public static void enter() {
        RunningCall.current().entered();
    }

    /** A catch clause begins: past the deadline it must not go on, whatever it has caught. */
    public static void caught(Throwable thrown) {
        if (thrown instanceof CallStopped stopped) {
            throw stopped;
        }
        RunningCall.current().stopIfExpired();
    }

    /** The object for a field of that type. */
    public static Object namespace(Class<?> type) {
        return Objects.requireNonNull(NAMESPACES.get().get(type), type::getName);
    }
}
