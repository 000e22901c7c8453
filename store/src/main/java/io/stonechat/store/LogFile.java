package io.stonechat.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file of the log, open for writing. */
public interface LogFile extends Closeable {

    /** Writes all of the octets at this place of the file. */
    void write(ByteBuffer octets, long position) throws IOException;

    /** Returns when what was written survives a power loss. */
    void force() throws IOException;
}
