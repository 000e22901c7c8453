package io.stonechat.api;

import static io.stonechat.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.session.SmppSession;
import io.stonechat.store.Batch;
import io.stonechat.store.Change;
import io.stonechat.store.Durability;
import io.stonechat.store.Lineage;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.Purpose;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoreLimits;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits too long, and what waits for somebody who is away. */
@SuppressWarnings("NullAway.Init")
class DueAgesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path folder;

    private RunningApi gateway;
    private long last;

    @BeforeEach
    void start() {
        gateway = new RunningApi(folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void what_waits_for_an_esme_that_is_away_is_told_apart() throws Exception {
        SmppSession esme = gateway.esme();
        RunningApi.submit(esme, "491701234567");
        var sent = gateway.carrier.nextSubmit();
        esme.unbindAndAwait();
        assertThat(gateway.carrier.receipt(sent.destination(), sent.source()).isOk())
                .isTrue();

        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(gateway);
            assertThat(scrape.value("stonechat_queue_absent", "queue", "account:acme"))
                    .isOne();
            assertThat(scrape.value("stonechat_queue_messages", "queue", "account:acme"))
                    .isOne();
            assertThat(scrape.value("stonechat_queue_oldest_due_seconds", "queue", "account:acme"))
                    .isPositive();
            assertThat(scrape.value("stonechat_oldest_absent_seconds")).isPositive();
            assertThat(scrape.value("stonechat_oldest_due_seconds")).isZero();
        });
        var status = RunningApi.json(gateway.get("/admin/v1/queues"));
        assertThat(status.path("items").valueStream())
                .filteredOn(queue -> queue.path("queue").asString().equals("account:acme"))
                .singleElement()
                .satisfies(queue -> assertThat(queue.path("absent").asBoolean()).isTrue());
    }

    @Test
    void thousands_of_mailboxes_hide_no_bind() {
        try (var store = new MemoryStore(StoreLimits.DEFAULT)) {
            for (int i = 0; i < 2 * DueAges.MOST; i++) {
                put(store, Place.forAccount("customer-" + i, NOON));
            }
            put(store, Place.forBind("up", NOON.plusSeconds(3)));
            put(store, Place.forAccount("there", NOON.plusSeconds(5)));

            DueAges ages = DueAges.of(store, NOON.plusSeconds(10), account -> account.equals("there"));

            assertThat(ages.queues()).hasSize(DueAges.MOST);
            assertThat(ages.queues().subList(0, 2))
                    .extracting(DueAges.QueueAge::queue)
                    .containsExactly("bind:up", "account:there");
            assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(7));
            assertThat(ages.oldestAbsent()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    private void put(MessageStore store, Place place) {
        StoredMessage message = new StoredMessage(
                new MessageId(++last),
                MessageKind.MO,
                new Origin("acme", "up", last, 0x34, null),
                RunningApi.message("491701234567"),
                new Times(NOON, place.at(), NOON.plus(Duration.ofDays(1))),
                ReceiptRequest.NONE,
                0,
                Route.TO_ESME,
                Progress.begin(StoredState.QUEUED, place),
                Lineage.WHOLE,
                Map.of(),
                0);
        store.commit(new Batch(Purpose.MO, Durability.WRITTEN, List.of(new Change.Put(message))))
                .toCompletableFuture()
                .join();
    }
}
