package io.stonechat.smpp;

/** What became of something that an operator asked of the {@link Switchboard}. */
public enum Switched {
    /** It is as asked for, or was already. */
    DONE,
    /** There is no session of that id, or no bind of that name. */
    NO_SUCH,
    /** The configuration says {@code enabled: false} of this bind, which is stronger. */
    DISABLED
}
