package io.stonechat.session;

import java.io.IOException;
import java.net.SocketAddress;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Octets both ways between two ends: what a session runs over.
 *
 * <p>One thread reads at a time and one thread writes at a time; the two may be different ones. Any thread may close, and
 * that ends a read or a write under way.
 */
public interface Wire {
    /**
     * Waits for octets and takes what there is.
     *
     * @return how many were read, at least 1, or -1 if the peer has ended
     */
    int read(byte[] into, int offset, int length) throws IOException;

    /**
     * Waits for octets as {@link #read} does, but only so long.
     *
     * @return how many were read, -1 at the end, or 0 if none came in time
     */
    default int read(byte[] into, int offset, int length, int millis) throws IOException {
        return read(into, offset, length);
    }

    /** Tells whether a platform thread that waits in a timed read is woken faster than a virtual one. */
    default boolean prefersPlatformThread() {
        return false;
    }

    /** Writes all of these octets, waiting as long as the peer is not reading. */
    void write(byte[] from, int offset, int length) throws IOException;

    /** Says to the peer that nothing more comes; it may still be read from. */
    void finish() throws IOException;

    /** Closes both directions, at once and without waiting for anything. Does nothing the second time. */
    void close();

    /** Returns the address of the other end. */
    SocketAddress remote();

    /** Tells whether {@link #remote} is only known once the link is open: a PROXY protocol header may name another one. */
    default boolean comesByProxy() {
        return false;
    }

    /** Returns the address of the proxy that the link came by, once it is open; null if it came straight. */
    default @Nullable SocketAddress proxy() {
        return null;
    }

    /** Returns the address of this end; null if it has none. */
    default @Nullable SocketAddress local() {
        return null;
    }

    /** Returns the TLS session, or null if the link is plain. */
    default @Nullable SSLSession tls() {
        return null;
    }

    /** Does what must be done before the first octet, a TLS handshake say. May block; called once by the reading thread. */
    default void open() throws IOException {}
}
