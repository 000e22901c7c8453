package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.VirtualTime;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Delivery on a virtual clock, between upstreams that a test scripts and ESMEs that come and go. */
final class DeliveryRig implements Receivers {

    static final Requester ACME = Requester.of("acme");
    static final String TO = "491701234567";

    final VirtualTime time = new VirtualTime(Instant.parse("2026-11-20T12:00:00Z"));
    final MessageStore store;
    final MessageIds ids;
    final Map<String, ScriptedUpstream> upstreams = new HashMap<>();
    final Map<String, Duration> reassembly = new HashMap<>();
    Function<MessageRequest, Optional<String>> owner = _ -> Optional.empty();
    Optional<Duration> ruledReassembly = Optional.empty();
    private final EsmePolicies policies = new Esmes();
    final Map<String, EsmePolicy> esmePolicies = new HashMap<>();
    final Map<String, Outcome> esmes = new HashMap<>();
    Instant esmesPauseUntil = Instant.MIN;
    final List<DeliverSm> delivered = new ArrayList<>();
    final List<MessageEvent> events = new ArrayList<>();
    final ScriptedHooks hooks = new ScriptedHooks();
    final List<FinalSink> sinks = new ArrayList<>();
    Delivery delivery;
    private long arrivals;

    static final String NODE = "gw-1";

    DeliveryRig() {
        this(DeliverySettings.DEFAULT, new MemoryStore());
    }

    DeliveryRig(DeliverySettings settings, MessageStore store) {
        this(settings, _ -> store);
    }

    /** On a store that lives in the rig's time. */
    DeliveryRig(DeliverySettings settings, Function<VirtualTime, MessageStore> stores) {
        this(settings, stores, BindPolicy.DEFAULT);
    }

    /** Whose upstream {@code a} is treated like this from the start. */
    DeliveryRig(DeliverySettings settings, Function<VirtualTime, MessageStore> stores, BindPolicy policy) {
        this.store = stores.apply(time);
        this.ids = new MessageIds(time, 1, store.highWaterMark().orElse(0));
        upstreams.put("a", new ScriptedUpstream("a", time));
        upstreams.put("b", new ScriptedUpstream("b", time));
        a().policy(policy);
        esmes.put("acme", new Accepted(""));
        delivery = start(settings);
    }

    Delivery start(DeliverySettings settings) {
        return Delivery.start(
                settings,
                new DeliveryContext(
                        store,
                        ids,
                        bind -> Optional.ofNullable(upstreams.get(bind)),
                        this,
                        policies,
                        new Routes(),
                        events::add,
                        new DeliveryTime(time, time, time, time::nanos),
                        hooks,
                        sinks,
                        NODE));
    }

    /** The process ends without a word, and another goes on with the same store. */
    void crash() {
        delivery.close();
        delivery = start(DeliverySettings.DEFAULT);
    }

    ScriptedUpstream a() {
        return Objects.requireNonNull(upstreams.get("a"));
    }

    ScriptedUpstream b() {
        return Objects.requireNonNull(upstreams.get("b"));
    }

    @Override
    public boolean available(String account) {
        return esmes.containsKey(account);
    }

    @Override
    public Duration pause(String account) {
        Instant now = time.instant();
        return esmesPauseUntil.isAfter(now) ? Duration.between(now, esmesPauseUntil) : Duration.ZERO;
    }

    @Override
    public CompletableFuture<Outcome> deliver(String account, MessageRequest request) {
        Outcome outcome = esmes.getOrDefault(account, new NotSent("no receiver bound"));
        if (outcome instanceof Accepted) {
            delivered.add((DeliverSm) request);
        }
        return CompletableFuture.completedFuture(outcome);
    }

    /** A text that asks for a receipt. */
    static SubmitSm.Builder text() {
        return SubmitSm.builder()
                .source("12345")
                .destination(TO)
                .registeredDelivery(1)
                .shortMessage(Octets.of("hello".getBytes(US_ASCII)));
    }

    Submission submission(MessageRequest pdu, String... chain) {
        Submission submission = Submission.of(ACME, pdu, time.instant(), ++arrivals);
        return chain.length == 0 ? submission : submission.via(chain);
    }

    MessageId accept(MessageRequest pdu, String... chain) {
        Acceptance acceptance = tryAccept(pdu, chain);
        if (acceptance instanceof Acceptance.Accepted(var id, var _, var _)) {
            return id;
        }
        throw new AssertionError("refused: " + acceptance);
    }

    MessageId accept(String... chain) {
        return accept(text().build(), chain);
    }

    Acceptance tryAccept(MessageRequest pdu, String... chain) {
        return await(delivery.accept(submission(pdu, chain)));
    }

    /** The rules, as a test has them. */
    private final class Routes implements RoutePolicy {

        @Override
        public Optional<RouteChoice> route(StoredMessage message) {
            return Optional.of(RouteChoice.of("bind:a", "queue"));
        }

        @Override
        public Optional<String> owner(String bind, MessageRequest pdu) {
            return owner.apply(pdu);
        }

        @Override
        public Optional<Duration> reassembly(String bind, MessageRequest segment) {
            return ruledReassembly;
        }
    }

    /** What holds for ESMEs, as a test has it. */
    private final class Esmes implements EsmePolicies {

        @Override
        public EsmePolicy of(String systemId) {
            return esmePolicies.getOrDefault(systemId, EsmePolicy.DEFAULT);
        }

        @Override
        public Optional<Duration> reassembly(String account) {
            return Optional.ofNullable(reassembly.get(account));
        }
    }

    /** What holds for the ESME from now on. */
    void policy(EsmePolicy policy) {
        esmePolicies.put("acme", policy);
    }

    /** What a stage has come to, without any time passing. */
    <T> T await(CompletionStage<T> stage) {
        time.settle();
        return stage.toCompletableFuture().resultNow();
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    /** An upstream's receipt for an id of its own. */
    static DeliverSm receipt(String id, MessageState state) {
        return receipt(id, state, TO);
    }

    static DeliverSm receipt(String id, MessageState state, String from) {
        LocalDateTime date = LocalDateTime.of(2026, 11, 20, 12, 0);
        Receipt receipt = Receipt.reporting(id, state, date, date, "000");
        return DeliverSm.builder()
                .source(from)
                .destination("12345")
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.of(receipt.format().getBytes(US_ASCII)))
                .build();
    }

    CommandStatus receive(String bind, DeliverSm receipt) {
        return await(delivery.receipt(bind, receipt));
    }

    StoredMessage message(MessageId id) {
        return store.find(id).orElseThrow();
    }

    StoredState state(MessageId id) {
        time.settle();
        return message(id).state();
    }

    /** The receipts that the ESME got. */
    List<Receipt> receipts() {
        time.settle();
        return delivered.stream().map(pdu -> Receipt.of(pdu).orElseThrow()).toList();
    }

    <E extends MessageEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
