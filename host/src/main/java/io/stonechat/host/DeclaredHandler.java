package io.stonechat.host;

/**
 * A handler as a script declares it, for one selector.
 *
 * @param kind its kind
 * @param selector which events of the kind it is for
 * @param place where it is declared
 * @param function the name of its function
 */
public record DeclaredHandler(HandlerKind kind, String selector, Place place, String function) {

    /** {@code gateway.java:12 submit}. */
    public String where() {
        return place.file().getFileName() + ":" + place.line() + " " + function;
    }
}
