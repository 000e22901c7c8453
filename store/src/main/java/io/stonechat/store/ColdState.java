package io.stonechat.store;

import org.jspecify.annotations.Nullable;

/**
 * What is kept cold beside the messages.
 *
 * @param position where the log goes on that is not yet kept cold
 * @param highest the highest message id ever stored, 0 for none
 * @param tally how many messages there are
 */
record ColdState(long position, long highest, Tally tally) {

    private static final int VERSION = 1;

    static ColdState read(byte @Nullable [] octets) {
        if (octets == null) {
            return new ColdState(0, 0, new Tally());
        }
        var in = new RecordReader(octets);
        if (in.octet() != VERSION) {
            throw new StoreFormatException("What is stored is of a newer release; open it with that.");
        }
        return new ColdState(in.varint(), in.varint(), Tally.read(in));
    }

    byte[] toBytes() {
        var out = new RecordWriter();
        out.octet(VERSION);
        out.varint(position);
        out.varint(highest);
        tally.write(out);
        return out.toByteArray();
    }
}
