package io.stonechat.api;

import io.stonechat.smpp.LiveBind;
import io.stonechat.smpp.LiveSession;
import io.stonechat.smpp.Session;
import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells operators how the gateway is: as a whole, its binds, its sessions, its queues. Changes nothing. */
final class StatusDesk {

    /** Of one queue not more than so many due messages are counted: they have to be read for that. */
    private static final int MOST_DUE = 200;

    private final Operated gateway;
    private final ReadyCheck ready;

    StatusDesk(Operated gateway) {
        this.gateway = gateway;
        this.ready = new ReadyCheck(gateway);
    }

    /** The gateway as a whole, in one object. */
    void status(Consumer<ObjectNode> items) {
        MessageStore store = store();
        List<String> reasons = ready.reasons();
        ObjectNode object = object("status")
                .put("version", gateway.version())
                .put("node", gateway.node())
                .put("since", gateway.since().toString())
                .put("listens_on", gateway.smpp().smpp().bindAddress())
                .put("ready", reasons.isEmpty())
                .put("draining", gateway.readiness().isDraining());
        reasons.forEach(object.withArray("not_ready")::add);
        StoreHealthJson.put(object, store.health());
        object.put("open_messages", store.openMessages());
        object.put("in_flight", gateway.smpp().figures().delivery().inFlight());
        DueAges ages = DueAges.of(gateway);
        object.put("oldest_due_seconds", ages.oldest().toSeconds());
        object.put("oldest_absent_seconds", ages.oldestAbsent().toSeconds());
        gateway.smpp()
                .switchboard()
                .binds()
                .forEach(bind -> object.withArray("binds").add(bind(bind)));
        esmes().forEach((systemId, sessions) ->
                object.withArray("esmes").addObject().put("system_id", systemId).put("sessions", sessions));
        items.accept(object);
    }

    private Map<String, Long> esmes() {
        return gateway.smpp().switchboard().sessions().stream()
                .filter(session -> session.kind().equals(Session.ESME))
                .collect(Collectors.groupingBy(LiveSession::systemId, TreeMap::new, Collectors.counting()));
    }

    void binds(Consumer<ObjectNode> items) {
        gateway.smpp().switchboard().binds().forEach(bind -> items.accept(bind(bind)));
    }

    /** One bind. */
    void bind(String name, Consumer<ObjectNode> items) {
        items.accept(bind(gateway.smpp().switchboard().bind(name).orElseThrow(() -> noBind(name))));
    }

    static Refusal noBind(String name) {
        return Refusal.unknown("There is no bind \"%s\".".formatted(name));
    }

    private ObjectNode bind(LiveBind bind) {
        return BindJson.of(
                bind,
                store().count(Place.bindQueue(bind.name())),
                gateway.smpp().figures().standstill(bind.name()));
    }

    void sessions(Consumer<ObjectNode> items) {
        gateway.smpp().switchboard().sessions().forEach(session -> items.accept(SessionJson.of(session)));
    }

    /** One session. */
    void session(String id, Consumer<ObjectNode> items) {
        items.accept(SessionJson.of(gateway.smpp().switchboard().session(id).orElseThrow(() -> noSession(id))));
    }

    static Refusal noSession(String id) {
        return Refusal.unknown("There is no session \"%s\".".formatted(id));
    }

    void queues(Consumer<ObjectNode> items) {
        Instant now = gateway.clock().instant();
        new TreeSet<>(store().queues()).forEach(queue -> items.accept(queue(queue, now)));
    }

    private ObjectNode queue(String queue, Instant now) {
        ObjectNode object = object("queue").put("queue", queue).put("open", store().count(queue));
        int due = store().due(DueQuery.head(queue, now, MOST_DUE)).size();
        object.put("due", due).put("due_is_more", due == MOST_DUE);
        object.put("absent", DueAges.isAbsent(queue, gateway.smpp().figures()::receives));
        store().nextDue(queue)
                .ifPresent(at -> object.put("oldest_due", at.toString())
                        .put("oldest_due_age_seconds", Math.max(0, now.getEpochSecond() - at.getEpochSecond())));
        return object;
    }

    /** What happened to the gateway lately. */
    void events(Consumer<ObjectNode> items) {
        gateway.events().last().forEach(event -> items.accept(EventJson.of(event, gateway.node())));
    }

    private MessageStore store() {
        return gateway.smpp().spool().store();
    }

    private static ObjectNode object(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type);
    }
}
