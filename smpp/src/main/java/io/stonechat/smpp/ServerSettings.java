package io.stonechat.smpp;

import io.stonechat.protocol.InterfaceVersion;
import io.stonechat.session.LockoutPolicy;
import io.stonechat.session.ServerLimits;
import io.stonechat.session.ThrottleAction;
import java.time.Duration;
import java.util.List;

/**
 * The {@code server} section: the listener, and what each session of an ESME gets.
 *
 * @param listeners where we listen, at least one place
 * @param limits how many connections and binds we take
 * @param lockout what failed binds lead to
 * @param sessionInitTimer how long an ESME may take to bind; zero for ever
 * @param enquireLinkTimer how long a link may be silent before we ask; zero for never
 * @param inactivityTimer how long a session may go without a message before we unbind it; zero for ever
 * @param responseTimer how long we wait for a response; zero for ever
 * @param window how many unanswered requests we take from one session
 * @param maxPduBytes the longest PDU we read, in octets
 * @param interfaceVersion the highest version of SMPP that an ESME may bind with; one that says more gets this one
 * @param maxMsgPerSec messages a second of one session; 0 for no limit
 * @param throttleAction what happens above that
 */
public record ServerSettings(
        List<ListenerSettings> listeners,
        ServerLimits limits,
        LockoutPolicy lockout,
        Duration sessionInitTimer,
        Duration enquireLinkTimer,
        Duration inactivityTimer,
        Duration responseTimer,
        int window,
        int maxPduBytes,
        InterfaceVersion interfaceVersion,
        int maxMsgPerSec,
        ThrottleAction throttleAction) {

    /** What holds where the file says nothing. */
    public static final ServerSettings DEFAULTS = new ServerSettings(
            List.of(ListenerSettings.DEFAULTS),
            ServerLimits.DEFAULTS.withBindsPerSystemId(1_000_000),
            LockoutPolicy.DEFAULTS,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            100,
            65_536,
            InterfaceVersion.V3_4,
            0,
            ThrottleAction.PACE);

    /** Takes a copy. */
    public ServerSettings {
        listeners = List.copyOf(listeners);
    }

    /**
     * The address of the first listener.
     *
     * @return as the file says it
     */
    public String bindAddress() {
        return listeners.getFirst().bindAddress();
    }

    /**
     * The port of the first listener.
     *
     * @return 0 for any free one
     */
    public int port() {
        return listeners.getFirst().port();
    }

    /** Whether a listener opened for these settings serves others too: rates and what happens above them do not touch it. */
    boolean sameListener(ServerSettings other) {
        return withoutRates().equals(other.withoutRates());
    }

    private ServerSettings withoutRates() {
        return new ServerSettings(
                listeners,
                limits,
                lockout,
                sessionInitTimer,
                enquireLinkTimer,
                inactivityTimer,
                responseTimer,
                window,
                maxPduBytes,
                interfaceVersion,
                0,
                ThrottleAction.PACE);
    }
}
