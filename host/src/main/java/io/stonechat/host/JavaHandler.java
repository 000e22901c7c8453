package io.stonechat.host;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * A method of a script that handles events.
 *
 * @param kind what kind of events
 * @param selectors which of them
 * @param method the method
 * @param place where it is declared
 */
record JavaHandler(HandlerKind kind, List<String> selectors, Method method, Place place) {

    /** The handler as the host knows it, once for each selector. */
    Stream<DeclaredHandler> declared() {
        return selectors.stream().map(selector -> new DeclaredHandler(kind, selector, place, method.getName()));
    }
}
