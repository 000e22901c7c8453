package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.session.Exchange;
import io.stonechat.session.SmppSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that come in, how they are answered, and how long the decision took. Quick, for any thread. */
final class DispatchCounts {
    private static final String OTHER = "other";
    private static final List<Duration> BOUNDS = List.of(
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(2_500));
    private static final long[] UPPER =
            BOUNDS.stream().mapToLong(Duration::toNanos).toArray();

    /** Where a request came from. */
    enum Direction {
        INBOUND("inbound"),
        EGRESS("egress");

        final String label;

        Direction(String label) {
            this.label = label;
        }
    }

    private final Map<Direction, Map<Command, Cells>> cells = new EnumMap<>(Direction.class);
    private final LongAdder bindsAccepted = new LongAdder();
    private final LongAdder bindsRejected = new LongAdder();
    private final Map<String, LongAdder> reconnects = new ConcurrentHashMap<>();

    DispatchCounts() {
        for (Direction direction : Direction.values()) {
            Map<Command, Cells> all = new EnumMap<>(Command.class);
            for (Command command : Command.values()) {
                all.put(command, new Cells());
            }
            cells.put(direction, all);
        }
    }

    /** What is counted of one command from one side. */
    private static final class Cells {
        private final LongAdder ok = new LongAdder();
        private final LongAdder throttled = new LongAdder();
        private final Map<CommandStatus, LongAdder> others = new ConcurrentHashMap<>();
        private final LongAdder unnamed = new LongAdder();
        private final LongAdder errors = new LongAdder();
        private final LongAdder[] times = new LongAdder[UPPER.length + 1];
        private final LongAdder nanos = new LongAdder();

        Cells() {
            Arrays.setAll(times, _ -> new LongAdder());
        }

        void answered(CommandStatus status) {
            if (status.isOk()) {
                ok.increment();
                return;
            }
            if (status.equals(CommandStatus.ESME_RTHROTTLED)) {
                throttled.increment();
            }
            if (CommandStatus.byName(status.name()).isPresent()) {
                others.computeIfAbsent(status, _ -> new LongAdder()).increment();
            } else {
                unnamed.increment();
            }
        }

        void took(long elapsed) {
            int at = 0;
            while (at < UPPER.length && elapsed > UPPER[at]) {
                at++;
            }
            times[at].increment();
            nanos.add(elapsed);
        }

        DispatchFigures.Times times() {
            return new DispatchFigures.Times(
                    BOUNDS, Arrays.stream(times).map(LongAdder::sum).toList(), Duration.ofNanos(nanos.sum()));
        }
    }

    private Cells of(Direction direction, Command command) {
        return cells.getOrDefault(direction, Map.of()).getOrDefault(command, new Cells());
    }

    /** The exchange of a request, whose answer is counted. */
    Exchange counted(Direction direction, Command command, Exchange exchange) {
        return new Counted(exchange, of(direction, command));
    }

    /** A request that has no response was taken. */
    void taken(Direction direction, Command command) {
        of(direction, command).ok.increment();
    }

    /** A decision was made since then, by {@link System#nanoTime()}. */
    void decided(Direction direction, Command command, long since) {
        of(direction, command).took(System.nanoTime() - since);
    }

    /** A request was refused with ESME_RTHROTTLED before anything was decided about it. */
    void throttled(Direction direction, Request request) {
        Command.ofPdu(request.getClass())
                .ifPresent(command -> of(direction, command).answered(CommandStatus.ESME_RTHROTTLED));
    }

    /** A script failed on a request. */
    void failed(Direction direction, Command command) {
        of(direction, command).errors.increment();
    }

    /** A request to bind was answered. */
    void bind(boolean accepted) {
        (accepted ? bindsAccepted : bindsRejected).increment();
    }

    /** A bind is to be counted, with zero to begin with. */
    void knows(String bind) {
        reconnects.computeIfAbsent(bind, _ -> new LongAdder());
    }

    /** A bind set out to bind again. */
    void reconnecting(String bind) {
        reconnects.computeIfAbsent(bind, _ -> new LongAdder()).increment();
    }

    DispatchFigures figures() {
        Map<DispatchFigures.Answered, Long> answered = new HashMap<>();
        Map<String, Long> throttled = new HashMap<>();
        Map<String, Long> errors = new HashMap<>();
        Map<String, DispatchFigures.Times> times = new HashMap<>();
        cells.forEach((direction, commands) -> commands.forEach((command, counted) -> {
            if (goes(direction, command)) {
                answered(direction, command, counted, answered);
                throttled.merge(direction.label, counted.throttled.sum(), Long::sum);
                errors.merge(command.key, counted.errors.sum(), Long::sum);
                times.merge(command.key, counted.times(), DispatchCounts::sum);
            }
        }));
        Map<String, Long> seen = new HashMap<>();
        reconnects.forEach((bind, count) -> seen.put(bind, count.sum()));
        return new DispatchFigures(
                answered,
                throttled,
                errors,
                times,
                Map.of("accepted", bindsAccepted.sum(), "rejected", bindsRejected.sum()),
                seen);
    }

    /** Which commands come from which side: what never comes need not be shown as a zero for ever. */
    private static boolean goes(Direction direction, Command command) {
        return switch (command) {
            case DATA_SM -> true;
            case DELIVER_SM, ALERT_NOTIFICATION -> direction == Direction.EGRESS;
            case SUBMIT_SM, SUBMIT_MULTI, CANCEL_SM, QUERY_SM, REPLACE_SM -> direction == Direction.INBOUND;
        };
    }

    private static void answered(
            Direction direction, Command command, Cells counted, Map<DispatchFigures.Answered, Long> answered) {
        String from = direction.label;
        answered.put(new DispatchFigures.Answered(from, command.key, CommandStatus.ESME_ROK.name()), counted.ok.sum());
        counted.others.forEach((status, count) ->
                answered.put(new DispatchFigures.Answered(from, command.key, status.name()), count.sum()));
        if (counted.unnamed.sum() > 0) {
            answered.put(new DispatchFigures.Answered(from, command.key, OTHER), counted.unnamed.sum());
        }
    }

    private static DispatchFigures.Times sum(DispatchFigures.Times one, DispatchFigures.Times other) {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < one.counts().size(); i++) {
            counts.add(one.counts().get(i) + other.counts().get(i));
        }
        return new DispatchFigures.Times(BOUNDS, counts, one.sum().plus(other.sum()));
    }

    private record Counted(Exchange exchange, Cells cells) implements Exchange {
        @Override
        public SmppSession session() {
            return exchange.session();
        }

        @Override
        public Request request() {
            return exchange.request();
        }

        @Override
        public long arrival() {
            return exchange.arrival();
        }

        @Override
        public void respond(Response response) {
            exchange.respond(response);
            cells.answered(response.commandStatus());
        }

        @Override
        public void reject(CommandStatus status) {
            exchange.reject(status);
            cells.answered(status);
        }

        @Override
        public void throttle() {
            exchange.throttle();
            cells.answered(CommandStatus.ESME_RTHROTTLED);
        }
    }
}
