package io.stonechat.delivery;

import java.time.Duration;
import java.util.Optional;

/** What holds for each ESME, looked up anew for every decision, so that it may change while delivery runs. Thread-safe. */
public interface EsmePolicies {

    /** The same for everybody: {@link EsmePolicy#DEFAULT}. */
    EsmePolicies DEFAULT = _ -> EsmePolicy.DEFAULT;

    /** What holds for the ESMEs that bind with this {@code system_id}. */
    EsmePolicy of(String systemId);

    /** How long the segments of a long message from a handset to this account wait for each other; empty: they do not. */
    default Optional<Duration> reassembly(String account) {
        return Optional.empty();
    }

    /**
     * How many deliveries may wait for an account; above it its own new submits get ESME_RMSGQFUL.
     *
     * @param account the account
     * @param usual what holds where nothing else is said: {@link MailboxSettings#maxQueued()}
     */
    default long maxQueued(String account, long usual) {
        return usual;
    }
}
