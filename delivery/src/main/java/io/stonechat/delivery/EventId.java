package io.stonechat.delivery;

import io.stonechat.store.MessageId;

/**
 * The identity of an event, the same however often the event is told: which version of which record it came with.
 *
 * @param message the record
 * @param version the version that was stored with the event
 * @param ordinal its place among the events of that version, from 0
 */
public record EventId(MessageId message, long version, int ordinal) {

    /** Such as {@code 262144.3.0}. */
    @Override
    public String toString() {
        return message + "." + version + "." + ordinal;
    }
}
