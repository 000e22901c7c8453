package io.stonechat.host;

/** A script's way to the log; all of it goes to the logger {@code script}. For any thread. */
public interface Log {

    /** Logs what helps to find a mistake. */
    void debug(String message);

    /** Logs what happened. */
    void info(String message);

    /** Logs what somebody should look at some time. */
    void warn(String message);

    /** Logs what somebody should look at now. */
    void error(String message);
}
