package io.stonechat.store;

import org.jspecify.annotations.Nullable;

/**
 * How a record belongs to others.
 *
 * @param parent the id the ESME was told, when this is one part of several; null when the record's own id was told
 * @param part the number of this part, from 1
 * @param parts how many parts there are, 1 for most
 * @param about for a receipt, the message whose end it tells
 */
public record Lineage(
        @Nullable MessageId parent,
        int part,
        int parts,
        @Nullable MessageId about) {

    /** A message of one part that is about no other. */
    public static final Lineage WHOLE = new Lineage(null, 1, 1, null);

    /** A receipt about this message. */
    public static Lineage about(MessageId message) {
        return new Lineage(null, 1, 1, message);
    }
}
