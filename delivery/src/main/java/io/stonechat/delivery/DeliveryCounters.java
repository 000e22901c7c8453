package io.stonechat.delivery;

import io.stonechat.store.StoredState;
import java.util.Map;

/**
 * What delivery has counted since it started, and where it stands.
 *
 * @param accepted messages accepted from ESMEs
 * @param attempts attempts begun, towards upstreams and ESMEs
 * @param inFlight attempts open now
 * @param parked messages put back because their link had no room
 * @param receipts receipts of upstreams that found their message
 * @param unmatchedReceipts receipts of upstreams that matched none
 * @param duplicateReceipts receipts of upstreams that told nothing new
 * @param delivered deliveries that an ESME took
 * @param deadLetters what was set aside
 * @param scriptAccepted submits a script answered by itself
 * @param finals messages that ended, by final state
 */
public record DeliveryCounters(
        long accepted,
        long attempts,
        long inFlight,
        long parked,
        long receipts,
        long unmatchedReceipts,
        long duplicateReceipts,
        long delivered,
        long deadLetters,
        long scriptAccepted,
        Map<StoredState, Long> finals) {

    /** Keeps an unmodifiable copy of the map. */
    public DeliveryCounters {
        finals = Map.copyOf(finals);
    }
}
