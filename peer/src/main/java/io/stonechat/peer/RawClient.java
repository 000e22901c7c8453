package io.stonechat.peer;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/** Connects as an ESME would, and does no more than that. */
public final class RawClient {
    private RawClient() {}

    /** Connects. */
    public static RawPeer connect(SocketAddress address) {
        return connect(address, 0);
    }

    /**
     * Connects with a receive buffer of about so many octets, so that an end that does not read is soon noticed; 0 for the
     * system's own choice.
     */
    public static RawPeer connect(SocketAddress address, int receiveBuffer) {
        try {
            var socket = new Socket();
            if (receiveBuffer > 0) {
                // Only before connecting does the size reach the window that TCP announces.
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(address);
            return new RawPeer(socket);
        } catch (IOException e) {
            throw new PeerException("could not connect to " + address + ": " + e.getMessage(), e);
        }
    }
}
