package io.stonechat.cdr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A file as a stream, for what is written from its beginning to its end; closing it leaves the file open. */
final class CdrOutput extends OutputStream {

    private final CdrFile file;
    private long position;

    CdrOutput(CdrFile file) {
        this.file = file;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        file.write(ByteBuffer.wrap(octets, from, length), position);
        position += length;
    }
}
