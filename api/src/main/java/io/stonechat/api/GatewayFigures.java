package io.stonechat.api;

import io.stonechat.host.HostContext;
import io.stonechat.host.ScriptFigures;
import io.stonechat.host.ScriptPool;
import io.stonechat.session.ConnectionStatus;
import io.stonechat.smpp.DispatchFigures;
import io.stonechat.smpp.LiveBind;
import io.stonechat.smpp.LiveSession;
import io.stonechat.smpp.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of the gateway as it is at one moment: its binds, sessions, queues, dispatch, scripts. */
record GatewayFigures(Operated gateway, HostContext host) {

    /** Sessions are shown by so many system_ids at most: scripts may let anybody bind. */
    private static final int MOST_SYSTEM_IDS = 500;

    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    /** Puts all of it in. */
    void read(Reading reading) {
        Instant now = gateway.clock().instant();
        List<LiveBind> binds = gateway.smpp().switchboard().binds();
        List<LiveSession> sessions = gateway.smpp().switchboard().sessions();
        itself(reading, now);
        binds.forEach(bind -> bind(reading, bind));
        sessions(reading, sessions);
        queues(reading);
        dispatch(reading, gateway.smpp().figures().dispatch());
        scripts(reading, host.scriptFigures());
        host.scriptPool().ifPresent(pool -> pool(reading, pool));
        MemoryFigures.now().read(reading);
    }

    private void itself(Reading reading, Instant now) {
        reading.gauge(Series.UPTIME, Duration.between(gateway.since(), now).toMillis() / MILLIS);
        reading.amount(Series.VERSION, 1, gateway.version());
        reading.flag(Series.READY, new ReadyCheck(gateway).reasons().isEmpty());
        reading.flag(Series.DRAINING, gateway.readiness().isDraining());
        reading.flag(Series.CONFIG_REFUSED, host.isConfigRefused());
        reading.amount(Series.IN_FLIGHT, gateway.smpp().figures().delivery().inFlight());
        EventBook events = gateway.events();
        reading.counter(Series.CONFIG_RELOADS, events.taken(), EventJson.result(false));
        reading.counter(Series.CONFIG_RELOADS, events.refused(), EventJson.result(true));
        events.counts().forEach((action, count) -> reading.counter(Series.OPERATOR_ACTIONS, count, action));
    }

    private void bind(Reading reading, LiveBind bind) {
        String name = bind.name();
        reading.flag(Series.BIND_UP, !bind.sessions().isEmpty(), name);
        for (LiveBind.Condition condition : LiveBind.Condition.values()) {
            reading.flag(Series.BIND_STATE, bind.condition() == condition, name, StoredJson.lower(condition));
        }
        reading.flag(
                Series.BIND_PARKED, gateway.smpp().figures().standstill(name).isPresent(), name);
        reading.amount(Series.BIND_WINDOW_USED, bind.unanswered(), name);
        reading.amount(Series.BIND_WINDOW, bind.window(), name);
        for (ConnectionStatus.Phase phase : ConnectionStatus.Phase.values()) {
            long count = bind.connections().stream()
                    .filter(connection -> connection.phase() == phase)
                    .count();
            reading.amount(Series.BIND_CONNECTIONS, count, name, StoredJson.lower(phase));
        }
    }

    private static void sessions(Reading reading, List<LiveSession> sessions) {
        List<LiveSession> esmes = sessions.stream()
                .filter(session -> session.kind().equals(Session.ESME))
                .toList();
        reading.amount(Series.BINDS, esmes.size(), "inbound", "bound");
        reading.amount(Series.BINDS, sessions.size() - esmes.size(), "egress", "bound");
        Map<String, Map<String, Long>> bySystemId = esmes.stream()
                .collect(Collectors.groupingBy(
                        LiveSession::systemId,
                        TreeMap::new,
                        Collectors.groupingBy(session -> StoredJson.lower(session.bindType()), Collectors.counting())));
        bySystemId.entrySet().stream()
                .limit(MOST_SYSTEM_IDS)
                .forEach(entry -> entry.getValue()
                        .forEach((type, count) -> reading.amount(Series.ESME_SESSIONS, count, entry.getKey(), type)));
    }

    private void queues(Reading reading) {
        DueAges ages = DueAges.of(gateway);
        for (DueAges.QueueAge age : ages.queues()) {
            reading.amount(Series.QUEUE_MESSAGES, age.messages(), age.queue());
            reading.gauge(Series.QUEUE_OLDEST_DUE, seconds(age.age()), age.queue());
            reading.flag(Series.QUEUE_ABSENT, age.absent(), age.queue());
        }
        reading.gauge(Series.OLDEST_DUE, seconds(ages.oldest()));
        reading.gauge(Series.OLDEST_ABSENT, seconds(ages.oldestAbsent()));
    }

    private static double seconds(Duration age) {
        return age.toMillis() / MILLIS;
    }

    private static void dispatch(Reading reading, DispatchFigures figures) {
        Map<List<String>, Long> results =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        figures.answered().forEach((answer, count) -> {
            reading.counter(Series.RESPONSES, count, answer.direction(), answer.command(), answer.status());
            String result = answer.status().equals("ESME_ROK") ? "accepted" : "rejected";
            results.merge(List.of(answer.direction(), answer.command(), result), count, Long::sum);
        });
        results.forEach((labels, count) -> reading.counter(Series.PDUS, count, labels.toArray(String[]::new)));
        figures.throttled().forEach((direction, count) -> reading.counter(Series.THROTTLED, count, direction));
        figures.reconnects().forEach((bind, count) -> reading.counter(Series.BIND_RECONNECTS, count, bind));
        figures.errors().forEach((command, count) -> reading.counter(Series.DISPATCH_ERRORS, count, command));
        figures.times()
                .forEach((command, times) -> reading.histogram(
                        Series.DISPATCH_TIME,
                        new Distribution(
                                bounds(times.bounds()),
                                times.counts(),
                                times.sum().toNanos() / NANOS),
                        command));
        figures.bindRequests().forEach((result, count) -> reading.counter(Series.BIND_REQUESTS, count, result));
    }

    private static List<Double> bounds(List<Duration> bounds) {
        return Stream.concat(bounds.stream().map(bound -> bound.toNanos() / NANOS), Stream.of(Double.POSITIVE_INFINITY))
                .toList();
    }

    static void pool(Reading reading, ScriptPool pool) {
        reading.amount(Series.POOL_SIZE, pool.threads());
        reading.amount(Series.POOL_MAX, pool.most());
        reading.amount(Series.POOL_RUNNING, pool.running());
        reading.amount(Series.POOL_WAITING, pool.waiting());
        reading.counter(Series.POOL_COMPLETED, pool.completed());
        reading.counter(Series.POOL_REFUSED, pool.refused());
    }

    private static void scripts(Reading reading, ScriptFigures figures) {
        reading.counter(Series.SCRIPT_EXECUTIONS, figures.executions());
        reading.counter(Series.SCRIPT_ERRORS, figures.errors());
    }
}
