package io.stonechat.host;

/** A timer that was set ({@link Timers#set}). For any thread. */
public interface TimerHandle {

    /** The key it was set with. */
    String key();

    /**
     * Cancels this timer; one that was set with the same key after it goes on.
     *
     * @return whether it had not begun, and was not cancelled or replaced before
     */
    boolean cancel();
}
