package io.stonechat.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where gateway and centre of the demonstration listen.
 *
 * @param gateway the gateway's port, 0 for one that is free
 * @param centre the centre's port, 0 for one that is free
 */
record DemoPorts(int gateway, int centre) {

    private static final int USUAL_GATEWAY = 2775;
    private static final int USUAL_CENTRE = 2776;

    /** Ports that disturb nobody. */
    static final DemoPorts FREE = new DemoPorts(0, 0);

    /** The ports that the other verbs expect, where they are free. */
    static DemoPorts usual() {
        return new DemoPorts(usualIfFree(USUAL_GATEWAY), usualIfFree(USUAL_CENTRE));
    }

    private static int usualIfFree(int port) {
        try (ServerSocket attempt = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return attempt.getLocalPort();
        } catch (IOException _) {
            return 0;
        }
    }
}
