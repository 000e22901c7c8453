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
 */
public record Origin(
        String account,
        String systemId,
        long arrival,
        int interfaceVersion,
        @Nullable String clientReference) {}
