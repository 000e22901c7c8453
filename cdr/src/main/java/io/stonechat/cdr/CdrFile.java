package io.stonechat.cdr;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file of records, open for reading and writing. */
interface CdrFile extends Closeable {

    /** How many octets it has. */
    long size() throws IOException;

    /** Reads what there is from this place on, at most as much as fits. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes all of the octets at this place. */
    void write(ByteBuffer octets, long position) throws IOException;

    /** Cuts off what is beyond this size. */
    void truncate(long size) throws IOException;

    /** Returns when what was written survives a power loss. */
    void force() throws IOException;
}
