package io.stonechat.delivery;

/** What a script may be asked about, or told, on the way of a message. */
public enum HookKind {

    /** The chain of a message that came without one: {@link Hooks#route}. */
    ROUTE("on_route"),

    /** A failed attempt, or a chain with nobody left to take the message: {@link Hooks#failure}. */
    FAILURE("on_failure"),

    /** An attempt whose outcome nobody knows: {@link Hooks#unknown}. */
    UNKNOWN("on_unknown"),

    /** A receipt of an upstream that found its message: {@link Hooks#receipt}. */
    RECEIPT("on_receipt"),

    /** A receipt of an upstream that found none: {@link Hooks#unmatchedReceipt}. */
    UNMATCHED_RECEIPT("on_unmatched_receipt"),

    /** A message from a handset whose owner is wanted: {@link Hooks#mobileOriginated}. */
    MO("on_mo"),

    /** The end of a message: {@link Hooks#ended}. */
    FINAL("on_final");

    private final String text;

    HookKind(String text) {
        this.text = text;
    }

    /** The name that scripts, the log and the history know it by, such as {@code on_route}. */
    public String text() {
        return text;
    }
}
