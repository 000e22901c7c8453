package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import io.stonechat.api.ApiExtension;
import io.stonechat.api.Observation;
import io.stonechat.cdr.CdrExtension;
import io.stonechat.delivery.MessageEvent;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.session.BindFailedException;
import io.stonechat.session.Connector;
import io.stonechat.session.Unknown;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import io.stonechat.store.DueQuery;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A day in the life of a gateway, without a script, in virtual time: three customers, two carriers, and what happens on a day that
 * is not a good one. In the evening, and the next morning, every message is accounted for.
 */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class DayInTheLifeTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration SLOT = Duration.ofMinutes(20);
    private static final int PER_SLOT = 6;
    private static final int FLOOD = 60;

    @TempDir
    private Path folder;

    private final DayTime time = new DayTime(MIDNIGHT.plus(Duration.ofHours(7)));
    private final CdrExtension cdr = new CdrExtension();
    private DayCarrier north;
    private DayCarrier south;
    private SmppExtension smpp;
    private ScriptHost host;
    private DayCustomer acme;
    private DayCustomer bravo;
    private DayCustomer cargo;
    private final Queue<MessageEvent> oddities = new ConcurrentLinkedQueue<>();
    private URI metrics;
    private int destinations;

    @BeforeEach
    void open() throws IOException {
        metrics = URI.create("http://127.0.0.1:" + FreePort.choose() + "/metrics");
        north = new DayCarrier("north", time);
        south = new DayCarrier("south", time);
        Observation observation = Observation.of(config("").root());
        smpp = new SmppExtension(observation.addTo(SmppWiring.of(Map.of())
                .withConnectors(bind -> Optional.<Connector>of((bind.name().equals("north") ? north : south)::connect))
                .withSessionEvents(_ -> time.moved())
                .withMessageEvents(this::happened)
                .withFinalSinks(List.of(cdr.sink()))));
        host = ScriptHost.builder(config(""))
                .extension(cdr)
                .extension(smpp)
                .extension(new ApiExtension(smpp, observation, "test"))
                .environment(Map.of())
                .clock(time.clock())
                .timer(time.clock())
                .build();
        host.start();
        time.watch(() -> store().count(Place.OPEN) + north.open() + south.open());
        acme = new DayCustomer("acme", "4917", time, smpp.inMemory());
        bravo = new DayCustomer("bravo", "4918", time, smpp.inMemory());
        cargo = new DayCustomer("cargo", "4919", time, smpp.inMemory());
    }

    @AfterEach
    void close() {
        host.close();
        north.close();
        south.close();
    }

    @Test
    void everyMessage_isAccountedFor() throws IOException {
        until("08:00");
        Stream.of(acme, bravo, cargo).forEach(DayCustomer::come);
        traffic("10:00");

        north.down(true);
        traffic("11:00");
        assertThat(store().count(Place.bindQueue("north")))
                .as("who has no other way waits")
                .isEqualTo(3L * PER_SLOT);
        north.down(false);
        traffic("12:00");

        south.throttling(true);
        traffic("12:20");
        south.throttling(false);
        traffic("14:00");
        assertThat(south.refused()).isPositive();

        flood();
        traffic("17:00");
        reload();
        traffic("20:00");

        cargo.submit(++destinations);
        cargo.leave();
        until("23:30");
        north.mobileOriginated("491799999999", "5000", "good night");
        until("30:00");
        assertThat(cargo.texts()).isEmpty();
        assertThat(store().due(DueQuery.head(Place.accountQueue("cargo"), Instant.MAX, 10)))
                .extracting(StoredMessage::kind)
                .containsExactly(MessageKind.RECEIPT, MessageKind.MO);
        nobodyIsWokenByWhatWaitsForCargo();
        cargo.come();
        until("30:30");

        assertThat(oddities)
                .as("nothing ended in doubt, nothing was lost sight of")
                .isEmpty();
        everybodyHasWhatIsTheirs();
        everyMessageHasItsRecord();
        everythingIsCounted();
    }

    private void happened(MessageEvent event) {
        time.moved();
        boolean strange = switch (event) {
            case MessageEvent.AttemptEnded ended -> ended.outcome() instanceof Unknown;
            case MessageEvent.DeliveryToEsme delivery -> delivery.outcome() instanceof Unknown;
            case MessageEvent.ReceiptUnmatched _,
                    MessageEvent.ReceiptAmbiguous _,
                    MessageEvent.ReceiptAfterFinal _,
                    MessageEvent.ReceiptDuplicate _,
                    MessageEvent.LateOutcome _,
                    MessageEvent.DeadLettered _,
                    MessageEvent.Expired _,
                    MessageEvent.ClockJump _,
                    MessageEvent.StoreStateChanged _ -> true;
            case MessageEvent _ -> false;
        };
        if (strange) {
            oddities.add(event);
        }
    }

    /** Wrong passwords, again and again: whoever is bound notices nothing, and may come back later. */
    private void flood() {
        DayCustomer mallory = new DayCustomer("acme", "4917", time, smpp.inMemory());
        for (int i = 0; i < FLOOD; i++) {
            var attempt = CompletableFuture.runAsync(
                    () -> mallory.tryBind("guess"), task -> Thread.ofVirtual().start(task));
            while (!attempt.isDone()) {
                time.until(time.clock().instant().plusSeconds(1), Duration.ofSeconds(1));
            }
            assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
                    .isThrownBy(attempt::join)
                    .withCauseInstanceOf(BindFailedException.class);
        }
        assertThat(Stream.of(acme, bravo, cargo)).allMatch(DayCustomer::isBound);
    }

    /** A customer more, and another way for one: no link drops. */
    private void reload() {
        int binds = north.binds() + south.binds();
        assertThat(host.apply(config("- { system_id: delta, password: secret }")))
                .isEmpty();
        time.rest();
        assertThat(north.binds() + south.binds()).isEqualTo(binds);
        assertThat(Stream.of(acme, bravo, cargo)).allMatch(DayCustomer::isBound);
        DayCustomer delta = new DayCustomer("delta", "4917", time, smpp.inMemory());
        delta.come();
        assertThat(delta.isBound()).isTrue();
        delta.leave();
    }

    private void everybodyHasWhatIsTheirs() {
        Map<String, Integer> taken = new HashMap<>(north.taken());
        south.taken().forEach((to, times) -> taken.merge(to, times, Integer::sum));
        int messages = 0;
        for (DayCustomer customer : List.of(acme, bravo, cargo)) {
            messages += customer.submitted().size();
            customer.submitted().forEach((to, id) -> {
                assertThat(taken)
                        .as("a carrier took the message to %s once", to)
                        .containsEntry(to, 1);
                assertThat(customer.receipts(id))
                        .as("%s was told once of %s", customer.systemId(), history(id))
                        .containsExactly(to.endsWith("9") ? "UNDELIV" : "DELIVRD");
            });
        }
        assertThat(taken).hasSize(messages);
        assertThat(cargo.texts()).containsExactly("good night");
        assertThat(store().openMessages()).isZero();
    }

    /** What the gateway knows of a message, for whoever looks for it. */
    private String history(String id) {
        return store().find(new MessageId(Long.parseLong(id)))
                .map(message -> message.destination() + " " + message.state() + " "
                        + message.progress().history())
                .orElse("message " + id);
    }

    private void everyMessageHasItsRecord() {
        int all = Stream.of(acme, bravo, cargo)
                .mapToInt(customer -> customer.submitted().size())
                .sum();
        // They are written by a thread of their own, in real time; the one more is the message from the handset.
        await().ignoreExceptions().untilAsserted(() -> assertThat(records()).hasSizeGreaterThanOrEqualTo(all + 1));
        Map<String, JsonNode> records = new HashMap<>();
        for (JsonNode record : records()) {
            assertThat(records.put(record.get("message_id").asString(), record))
                    .as("one record: %s", record)
                    .isNull();
        }
        for (DayCustomer customer : List.of(acme, bravo, cargo)) {
            customer.submitted().forEach((to, id) -> {
                JsonNode record = records.remove(id);
                assertThat(record).as("the record of the message to %s", to).isNotNull();
                assertThat(record.get("account").asString()).isEqualTo(customer.systemId());
                assertThat(record.get("destination").asString()).isEqualTo(to);
                assertThat(record.get("stat").asString()).isEqualTo(to.endsWith("9") ? "UNDELIV" : "DELIVRD");
                assertThat(record.get("bind").asString())
                        .isEqualTo(north.taken().containsKey(to) ? "north" : "south");
            });
        }
        assertThat(records.values())
                .as("the message from the handset")
                .singleElement()
                .satisfies(record -> assertThat(record.get("kind").asString()).isEqualTo("mo"));
        assertThat(folder.resolve("cdr"))
                .as("the file of the day was closed in the night")
                .isDirectoryContaining("glob:**/cdr-20261121T0*.jsonl");
    }

    private void nobodyIsWokenByWhatWaitsForCargo() throws IOException {
        List<String> series = series();
        assertThat(series)
                .contains("stonechat_oldest_due_seconds 0.0", "stonechat_queue_absent{queue=\"account:cargo\"} 1.0");
        assertThat(series)
                .filteredOn(line -> line.startsWith("stonechat_oldest_absent_seconds "))
                .singleElement()
                .extracting(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)), DOUBLE)
                .isGreaterThan(9.0 * 3_600);
    }

    private List<String> series() throws IOException {
        try (InputStream page = metrics.toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private void everythingIsCounted() {
        long failed = Stream.of(acme, bravo, cargo)
                .flatMap(customer -> customer.submitted().keySet().stream())
                .filter(to -> to.endsWith("9"))
                .count();
        long all = Stream.of(acme, bravo, cargo)
                .mapToLong(customer -> customer.submitted().size())
                .sum();
        Duration up = Duration.between(
                MIDNIGHT.plus(Duration.ofHours(7)), time.clock().instant());
        await().untilAsserted(() -> assertThat(series())
                .contains(
                        "siphon_uptime_seconds " + up.toMillis() / 1e3,
                        "stonechat_messages_accepted_total{kind=\"submit\"} " + (double) all,
                        "stonechat_messages_ended_total{kind=\"submit\",state=\"delivered\"} "
                                + (double) (all - failed),
                        "stonechat_messages_ended_total{kind=\"submit\",state=\"undeliverable\"} " + (double) failed,
                        "stonechat_messages_open 0.0",
                        "stonechat_config_reloads_total{result=\"taken\"} 1.0",
                        "stonechat_config_reloads_total{result=\"refused\"} 0.0",
                        "stonechat_bind_up{bind=\"north\"} 1.0",
                        "stonechat_bind_up{bind=\"south\"} 1.0",
                        "stonechat_ready 1.0",
                        "stonechat_messages_ended_total{kind=\"receipt\",state=\"delivered\"} " + (double) all,
                        "stonechat_messages_ended_total{kind=\"mo\",state=\"delivered\"} 1.0",
                        "siphon_smpp_bind_requests_total{result=\"accepted\"} 5.0"));
    }

    private List<JsonNode> records() {
        try (Stream<Path> files = Files.list(folder.resolve("cdr"))) {
            List<JsonNode> read = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).stream()
                        .map(JsonMapper.shared()::readTree)
                        .forEach(read::add);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each customer submits some messages every twenty minutes. */
    private void traffic(String end) {
        for (Instant slot = time.clock().instant(); slot.isBefore(at(end)); slot = slot.plus(SLOT)) {
            for (DayCustomer customer : List.of(acme, bravo, cargo)) {
                for (int i = 0; i < PER_SLOT; i++) {
                    customer.submit(++destinations);
                }
            }
            time.until(slot.plusSeconds(5), Duration.ofSeconds(1));
            time.until(slot.plus(SLOT), Duration.ofSeconds(60));
        }
    }

    private void until(String end) {
        time.until(at(end), Duration.ofMinutes(5));
    }

    /** A time of the day; the next day goes on counting. */
    private static Instant at(String hourAndMinute) {
        int colon = hourAndMinute.indexOf(':');
        return MIDNIGHT.plus(Duration.ofHours(Integer.parseInt(hourAndMinute.substring(0, colon))))
                .plus(Duration.ofMinutes(Integer.parseInt(hourAndMinute.substring(colon + 1))));
    }

    private MessageStore store() {
        return smpp.spool().store();
    }

    private ConfigFile config(String moreUsers) {
        return ConfigFile.parse(
                folder.resolve("stonechat.yaml"), """
                store: { path: data, sync: os }
                cdr: { path: cdr, redact: { numbers: false } }
                metrics: { prometheus: { listen: %s } }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0, session_init_timer_ms: 3600000, enquire_link_timer_ms: 0,
                              inactivity_timer_ms: 0, response_timer_ms: 3600000 }
                    users:
                      - { system_id: acme, password: secret }
                      - { system_id: bravo, password: secret }
                      - { system_id: cargo, password: secret }
                      %s
                    binds:
                      - { name: north, host: n, port: 1, system_id: gw, password: gw, response_timer_ms: 3600000,
                          enquire_link_timer_ms: 120000 }
                      - { name: south, host: s, port: 1, system_id: gw, password: gw, response_timer_ms: 3600000,
                          enquire_link_timer_ms: 120000 }
                    routing:
                      default_chain: ["bind:north", queue]
                      rules:
                        - { prefix: "4917", chain: ["bind:north", "bind:south", queue] }
                        - { prefix: "4918", chain: ["bind:north", queue] }
                        - { prefix: "4919", chain: ["bind:south", queue] }
                      mo: [ { to: "5000", user: cargo } ]
                """.formatted(metrics.getAuthority(), moreUsers), Map.of());
    }
}
