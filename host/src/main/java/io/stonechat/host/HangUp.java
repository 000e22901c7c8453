package io.stonechat.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * SIGHUP, the signal that asks a daemon to read its files anew.
 *
 * <p>The JDK has signals in jdk.unsupported only, and the compiler warns of every mention of it that it sees; hence the
 * method handles.
 */
final class HangUp implements ReloadTrigger {

    private static final String NAME = "HUP";

    private final Class<?> signals;
    private final Class<?> receivers;

    /**
     * Begins to listen; replaces whoever has listened before.
     *
     * @param action runs on a thread of the JDK's at each signal
     * @throws IllegalStateException if this platform has no such signal
     */
    HangUp(Runnable action) {
        try {
            signals = Class.forName("sun.misc.Signal");
            receivers = Class.forName("sun.misc.SignalHandler");
            var run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(action);
            handle(MethodHandleProxies.asInterfaceInstance(receivers, dropSignal(run)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this platform has no SIGHUP", e);
        }
    }

    /** Gives the signal back its usual effect, which is the end of the process. */
    @Override
    public void close() {
        try {
            handle(receivers.getField("SIG_DFL").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandle dropSignal(MethodHandle run) {
        return MethodHandles.dropArguments(run, 0, signals);
    }

    private void handle(Object receiver) throws ReflectiveOperationException {
        var signal = signals.getConstructor(String.class).newInstance(NAME);
        signals.getMethod("handle", signals, receivers).invoke(null, signal, receiver);
    }
}
