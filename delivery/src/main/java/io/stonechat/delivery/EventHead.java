package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import java.time.Instant;

/**
 * What every event has.
 *
 * @param id its identity, stable over restarts
 * @param at when it happened, by the wall clock
 * @param nanos when it happened, by the monotonic clock of the process; to measure with
 * @param node the gateway it happened at, by its name: the key {@code node} of the configuration; empty for what is done to a
 *     store while no gateway runs on it
 * @param account the account that owns the message; empty when nobody does
 * @param message the message, by the id its ESME knows
 * @param part the part, from 1
 * @param attempt the attempt, from 1; 0 when it concerns none
 * @param reason why it happened
 */
public record EventHead(
        EventId id,
        Instant at,
        long nanos,
        String node,
        String account,
        MessageId message,
        int part,
        int attempt,
        Reason reason) {

    /** The head of an event that concerns no message but the gateway itself; {@code id} is one of its own. */
    static EventHead ofGateway(MessageId id, Moment moment, Reason reason) {
        return new EventHead(new EventId(id, 0, 0), moment.now(), moment.nanos(), moment.node(), "", id, 1, 0, reason);
    }
}
