package io.stonechat.host;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a script is loaded into. Two are equal if the same objects are in them: what a language has made of one may serve for
 * the other.
 *
 * @param namespaces the objects it may ask for
 * @param handlerKinds the events it may handle
 * @param clock the wall clock
 * @param timer runs things later; its threads are few
 */
public record ScriptEnvironment(
        List<Namespace> namespaces,
        List<HandlerKind> handlerKinds,
        InstantSource clock,
        ScheduledExecutorService timer) {

    /** Copies the lists. */
    public ScriptEnvironment {
        namespaces = List.copyOf(namespaces);
        handlerKinds = List.copyOf(handlerKinds);
    }
}
