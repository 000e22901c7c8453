package io.stonechat.smpp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code server} section: the listener, and what each session of an ESME gets.
 *
 * @param bindAddress the address to listen on
 * @param port the port, 0 for any free one
 * @param tls null for cleartext
 * @param sessionInitTimer how long an ESME may take to bind; zero for ever
 * @param enquireLinkTimer how long a link may be silent before we ask; zero for never
 * @param inactivityTimer how long a session may go without a message before we unbind it; zero for ever
 * @param responseTimer how long we wait for a response; zero for ever
 * @param window how many unanswered requests we take from one session
 * @param maxPduBytes the longest PDU we read, in octets
 * @param maxMsgPerSec messages a second of one session; 0 for no limit
 * @param throttleAction what happens above that
 */
public record ServerSettings(
        String bindAddress,
        int port,
        @Nullable TlsSettings tls,
        Duration sessionInitTimer,
        Duration enquireLinkTimer,
        Duration inactivityTimer,
        Duration responseTimer,
        int window,
        int maxPduBytes,
        int maxMsgPerSec,
        ThrottleAction throttleAction) {

    /** What holds where the file says nothing. */
    public static final ServerSettings DEFAULTS = new ServerSettings(
            "0.0.0.0",
            2775,
            null,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            100,
            65_536,
            0,
            ThrottleAction.PACE);

    /** Whether a listener opened for these settings serves others too: rates and what happens above them do not touch it. */
    boolean sameListener(ServerSettings other) {
        return withoutRates().equals(other.withoutRates());
    }

    private ServerSettings withoutRates() {
        return new ServerSettings(
                bindAddress,
                port,
                tls,
                sessionInitTimer,
                enquireLinkTimer,
                inactivityTimer,
                responseTimer,
                window,
                maxPduBytes,
                0,
                ThrottleAction.PACE);
    }
}
