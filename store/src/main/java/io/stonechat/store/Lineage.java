package io.stonechat.store;

import org.jspecify.annotations.Nullable;

/**
 * How a record belongs to others.
 *
 * @param parent the id the ESME was told, when this is one part of several; null when the record's own id was told
 * @param part the number of this part, from 1
 * @param parts how many parts there are, 1 for most
 * @param about for a receipt, the message whose end it tells
 * @param group the concatenation group: what keeps the segments of one long message on one bind; null for no segment
 */
public record Lineage(
        @Nullable MessageId parent,
        int part,
        int parts,
        @Nullable MessageId about,
        @Nullable String group) {

    /** A message of one part that is about no other. */
    public static final Lineage WHOLE = new Lineage(null, 1, 1, null);

    /** A record that is no segment of a concatenation group. */
    public Lineage(@Nullable MessageId parent, int part, int parts, @Nullable MessageId about) {
        this(parent, part, parts, about, null);
    }

    /** A copy in this concatenation group. */
    public Lineage inGroup(@Nullable String name) {
        return new Lineage(parent, part, parts, about, name);
    }

    /** A receipt about this message. */
    public static Lineage about(MessageId message) {
        return new Lineage(null, 1, 1, message);
    }
}
