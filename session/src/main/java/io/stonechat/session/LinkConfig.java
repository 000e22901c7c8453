package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of one link, the same for both sides. A duration of zero switches its timer off.
 *
 * @param window the most requests of ours that may be unanswered, 1 to 65,536
 * @param receiveWindow the most requests of the peer that are handled at a time, 1 to 65,536
 * @param windowWait how long a send waits for a place in a full window or in a full write buffer; zero: not at all
 * @param sessionInitTimer how long a connection may stay unbound (SMPP 3.4 §2.7.1 session_init_timer)
 * @param enquireLinkTimer how long nothing may arrive before enquire_link asks (enquire_link_timer)
 * @param inactivityTimer how long no request but our own enquire_link may pass before the session is ended (inactivity_timer)
 * @param responseTimer how long a response may take (response_timer)
 * @param lateResponseGrace how long after that a late response is still recognised; until then its sequence number and its
 *     place in the window stay taken
 * @param unbindWait how long ending in good order may take
 * @param maxPduBytes the greatest command_length taken from the peer, 16 to 16,777,216
 * @param interfaceVersion the highest version we speak, {@code 0x33}, {@code 0x34} or {@code 0x50}
 * @param obeysThrottling whether fewer requests are sent at a time while the peer answers that it has no room, or says by its
 *     congestion_state that it is loaded; the window grows back as it takes them again
 * @param saysSlower which statuses of a response mean that the peer has no room, for {@code obeysThrottling}; asked on the thread
 *     that reads, for each response that is not ESME_ROK
 * @param clock tells the time for all timers; one that does not jump is best
 * @param timer runs what is due; its tasks are short and never wait
 * @param events told of everything that happens
 * @param sequenceNumbers asked once for each link, for the numbers of the requests we send on it
 * @param listener hears each PDU and each change of state; null for nobody
 * @param metrics counts what happens; null: nobody does
 */
public record LinkConfig(
        int window,
        int receiveWindow,
        Duration windowWait,
        Duration sessionInitTimer,
        Duration enquireLinkTimer,
        Duration inactivityTimer,
        Duration responseTimer,
        Duration lateResponseGrace,
        Duration unbindWait,
        int maxPduBytes,
        int interfaceVersion,
        boolean obeysThrottling,
        Predicate<CommandStatus> saysSlower,
        InstantSource clock,
        ScheduledExecutorService timer,
        Consumer<SessionEvent> events,
        Supplier<SequenceNumbers> sequenceNumbers,
        @Nullable SessionListener listener,
        @Nullable SessionMetrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger(LinkConfig.class);
    private static final int MAX_WINDOW = 65_536;
    private static final int MIN_PDU = 16;
    private static final int MAX_PDU = 16 * 1024 * 1024;

    /** Checks the ranges. */
    public LinkConfig {
        range("window", window, 1, MAX_WINDOW);
        range("receiveWindow", receiveWindow, 1, MAX_WINDOW);
        range("maxPduBytes", maxPduBytes, MIN_PDU, MAX_PDU);
        range("interfaceVersion", interfaceVersion, 0, 0xFF);
        notNegative("windowWait", windowWait);
        notNegative("sessionInitTimer", sessionInitTimer);
        notNegative("enquireLinkTimer", enquireLinkTimer);
        notNegative("inactivityTimer", inactivityTimer);
        notNegative("responseTimer", responseTimer);
        notNegative("lateResponseGrace", lateResponseGrace);
        notNegative("unbindWait", unbindWait);
    }

    /** Tells whoever wants to know what has happened. */
    void tell(SessionEvent event) {
        if (metrics != null) {
            metrics.take(event);
        }
        FlightRecorder.take(event);
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            LOG.error("a consumer of events failed", e);
        }
    }

    /** Returns the defaults. */
    public static LinkConfig defaults() {
        return new LinkConfigDefaults().link();
    }

    /** Returns the same rules for another version. */
    LinkConfig withInterfaceVersion(int version) {
        return new LinkConfig(
                window,
                receiveWindow,
                windowWait,
                sessionInitTimer,
                enquireLinkTimer,
                inactivityTimer,
                responseTimer,
                lateResponseGrace,
                unbindWait,
                maxPduBytes,
                version,
                obeysThrottling,
                saysSlower,
                clock,
                timer,
                events,
                sequenceNumbers,
                listener,
                metrics);
    }

    private static void range(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: zero or more)");
        }
    }
}
