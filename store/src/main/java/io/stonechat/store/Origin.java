package io.stonechat.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a message came from.
 *
 * @param account the account that owns it: of the ESME that submitted it or is to receive it; empty when nobody does
 * @param systemId the {@code system_id} that submitted it, or the name of the bind it came in by
 * @param arrival the number it got when its PDU was framed, ascending in a process; settles the order of equal times
 * @param interfaceVersion the version of the session it came by, such as 0x34
 * @param clientReference the sender's own reference, if it gave one
 * @param dedupKey the key by which a repeat of the same submission of its account is known, if repeats are looked for
 * @param traceId the trace it belongs to, if it is traced
 */
public record Origin(
        String account,
        String systemId,
        long arrival,
        int interfaceVersion,
        @Nullable String clientReference,
        @Nullable String dedupKey,
        @Nullable String traceId) {

    /** The origin of a message whose repeats are not looked for, and that is not traced. */
    public Origin(
            String account, String systemId, long arrival, int interfaceVersion, @Nullable String clientReference) {
        this(account, systemId, arrival, interfaceVersion, clientReference, null, null);
    }

    /** A copy that belongs to another account. */
    public Origin withAccount(String other) {
        return new Origin(other, systemId, arrival, interfaceVersion, clientReference, dedupKey, traceId);
    }

    /** A copy with the key by which a repeat is known. */
    public Origin withDedupKey(@Nullable String key) {
        return new Origin(account, systemId, arrival, interfaceVersion, clientReference, key, traceId);
    }

    /** A copy that belongs to a trace. */
    public Origin withTraceId(@Nullable String trace) {
        return new Origin(account, systemId, arrival, interfaceVersion, clientReference, dedupKey, trace);
    }
}
