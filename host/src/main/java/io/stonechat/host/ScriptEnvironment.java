package io.stonechat.host;

import java.util.List;

/**
 * What a script is loaded into.
 *
 * @param namespaces the objects it may ask for
 * @param handlerKinds the events it may handle
 */
public record ScriptEnvironment(List<Namespace> namespaces, List<HandlerKind> handlerKinds) {

    /** Copies the lists. */
    public ScriptEnvironment {
        namespaces = List.copyOf(namespaces);
        handlerKinds = List.copyOf(handlerKinds);
    }
}
