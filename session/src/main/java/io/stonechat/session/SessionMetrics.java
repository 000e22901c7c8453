package io.stonechat.session;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens on links: give one to the configurations of the servers and clients whose links it is to sum up
 * ({@link LinkConfigBuilder#metrics}). {@link SessionMeters} shows it to Micrometer; it may be read directly too.
 *
 * <p>Counters only grow, also over links that are gone. Reading is cheap enough for every few seconds; counting costs a link a few
 * additions for each PDU, and nothing where there is no metrics object.
 */
public final class SessionMetrics {
    /** What is counted of {@link SessionEvent}s. */
    public enum Count {
        /** Sessions that became bound. */
        BOUND,
        /** Binds that were refused, by us or by the peer. */
        BIND_REFUSED,
        /** Bound sessions that ended. */
        CLOSED,
        /** Connections that ended unbound. */
        DROPPED,
        /** Connections that were not taken. */
        CONNECTION_REFUSED,
        /** Addresses and system_ids that were locked out. */
        LOCKED_OUT,
        /** Requests of ours that got no answer in time. */
        TIMED_OUT,
        /** Answers that came after that. */
        LATE_RESPONSE,
        /** Answers that belong to no request. */
        UNMATCHED_RESPONSE,
        /** Requests of a peer that were refused since too many were open. */
        THROTTLED,
        /** How often a peer made us send more slowly. */
        SLOWED_DOWN,
        /** PDUs that could not be read. */
        MALFORMED,
        /** Requests that the state of their session forbids. */
        FORBIDDEN,
        /** Times a client set out to bind again. */
        RECONNECTING
    }

    /** However long it takes. */
    public static final Duration ANY = Duration.ofMillis(Long.MAX_VALUE);

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Map<Link, Traffic> live = new ConcurrentHashMap<>();

    /** What went over links that are gone. Guarded by this. */
    private final long[] goneIn = new long[PduCounts.cellCount()];

    private final long[] goneOut = new long[PduCounts.cellCount()];
    private final long[] goneTimes = new long[ResponseTimes.cellCount()];

    /** Starts at zero. */
    public SessionMetrics() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void opened(Link link, Traffic traffic) {
        live.put(link, traffic);
    }

    synchronized void ended(Link link) {
        var traffic = live.remove(link);
        if (traffic != null) {
            traffic.in().addTo(goneIn);
            traffic.out().addTo(goneOut);
            traffic.times().addTo(goneTimes);
        }
    }

    void take(SessionEvent event) {
        var count = SessionEvents.countOf(event);
        if (count != null) {
            adder(count).increment();
        }
    }

    private LongAdder adder(Count count) {
        return counts.computeIfAbsent(count, _ -> new LongAdder());
    }

    /** Returns how often something has happened. */
    public long count(Count what) {
        return adder(what).sum();
    }

    /** Returns how many links there are in a state. */
    public int sessions(SessionState state) {
        return (int)
                live.keySet().stream().filter(link -> link.state() == state).count();
    }

    /** Returns how many requests of ours are unanswered on all bound sessions. */
    public int unanswered() {
        return live.keySet().stream()
                .filter(link -> link.state().isBound())
                .mapToInt(Link::unanswered)
                .sum();
    }

    /** Returns how many requests of ours may be unanswered on all bound sessions: the places of their windows now. */
    public int window() {
        return live.keySet().stream()
                .filter(link -> link.state().isBound())
                .mapToInt(Link::window)
                .sum();
    }

    /** Returns how many requests of peers are being handled. */
    public int handling() {
        return live.keySet().stream().mapToInt(link -> link.inbound().open()).sum();
    }

    /** Returns the names of the commands that PDUs are counted by. */
    public static List<String> commands() {
        return PduCounts.COMMANDS;
    }

    private synchronized long[] pdus(boolean sent) {
        long[] sum = (sent ? goneOut : goneIn).clone();
        for (Traffic traffic : live.values()) {
            (sent ? traffic.out() : traffic.in()).addTo(sum);
        }
        return sum;
    }

    /**
     * Returns how many PDUs of a command were sent, or received.
     *
     * @param command one of {@link #commands()}
     */
    public long pdus(boolean sent, String command) {
        int at = PduCounts.COMMANDS.indexOf(command);
        return at < 0 ? 0 : pdus(sent)[at];
    }

    /** Returns how many octets of PDUs were sent, or received. */
    public long octets(boolean sent) {
        long[] sum = pdus(sent);
        return sum[sum.length - 1];
    }

    private synchronized long[] times() {
        long[] sum = goneTimes.clone();
        for (Traffic traffic : live.values()) {
            traffic.times().addTo(sum);
        }
        return sum;
    }

    /**
     * Returns how many requests of ours were answered within each of some times, shortest first.
     *
     * @return {@link #ANY} stands for all of them, however long they took
     */
    public Map<Duration, Long> responsesWithin() {
        long[] sum = times();
        var within = new LinkedHashMap<Duration, Long>();
        long count = 0;
        for (int i = 0; i < ResponseTimes.BOUNDS.size(); i++) {
            count += sum[i];
            within.put(Duration.ofMillis(ResponseTimes.BOUNDS.get(i)), count);
        }
        within.put(ANY, count + sum[ResponseTimes.BOUNDS.size()]);
        return within;
    }

    /** Returns how many requests of ours were answered. */
    public long responses() {
        return responsesWithin().getOrDefault(ANY, 0L);
    }

    /** Returns how long all these answers took together, to the millisecond each. */
    public Duration responseTime() {
        return Duration.ofMillis(times()[ResponseTimes.sumCell()]);
    }

    /** Returns how many of these answers said no. */
    public long refusals() {
        return times()[ResponseTimes.refusedCell()];
    }

    /** Returns what has gone over a session; empty if its link is gone, or not one of those that are counted here. */
    public Optional<SessionTraffic> traffic(SmppSession session) {
        if (!(session instanceof Link link)) {
            return Optional.empty();
        }
        return Optional.ofNullable(live.get(link))
                .map(traffic -> SessionTraffic.of(traffic, link.inbound().open()));
    }

    Set<Link> links() {
        return live.keySet();
    }
}
