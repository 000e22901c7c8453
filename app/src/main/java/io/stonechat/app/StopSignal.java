package io.stonechat.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * SIGTERM and SIGINT as a request to stop in good order. The first one lets {@link #await} return; the second one says that
 * there is no time left ({@link #again}); the third one ends the process at once with exit status 1. A shutdown hook could do
 * none of it: it cannot see the second, and the status is the JVM's.
 */
final class StopSignal {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> again = new CompletableFuture<>();

    /** Listens from now on, where the platform lets it. */
    static StopSignal install() {
        StopSignal stop = new StopSignal();
        stop.listen("TERM");
        stop.listen("INT");
        return stop;
    }

    /** Waits for the request. An interrupt of the waiting thread counts as one. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException _) {
            asked.countDown();
        }
    }

    /**
     * Waits for the request, but not for ever.
     *
     * @return whether it came
     */
    boolean await(long time, TimeUnit unit) {
        try {
            return asked.await(time, unit);
        } catch (InterruptedException _) {
            asked.countDown();
            return true;
        }
    }

    /** Completes when it is requested a second time. */
    CompletionStage<?> again() {
        return again;
    }

    /** Requests it from within. */
    void raise() {
        asked.countDown();
    }

    private void signalled() {
        boolean isFirst = asked.getCount() > 0;
        asked.countDown();
        if (!isFirst && !again.complete(null)) {
            Runtime.getRuntime().halt(1);
        }
    }

    // By reflection: the compiler warns of sun.misc.Signal, nothing can tell it not to, and there is no other way.
    private void listen(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object whenRaised = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            signalled();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), whenRaised);
        } catch (ReflectiveOperationException e) {
            boolean refused =
                    e instanceof InvocationTargetException && e.getCause() instanceof IllegalArgumentException;
            if (!refused) {
                throw new IllegalStateException("This JVM cannot listen for the signal " + name, e);
            }
            // Started with -Xrs, the JVM leaves signals to the system: the process then ends without a drain.
        }
    }
}
