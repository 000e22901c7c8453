package io.stonechat.store;

import static io.stonechat.store.Samples.NOON;
import static io.stonechat.store.Samples.correlation;
import static io.stonechat.store.Samples.ended;
import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.SubmitSm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link MessageStore} must do: an engine shows that it does by extending this. */
public abstract class StoreTck {

    private static final long PATIENCE_SECONDS = 60;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private MessageStore store;

    /** For engines to extend. */
    protected StoreTck() {}

    /** Opens an empty store with these limits. */
    protected abstract MessageStore open(StoreLimits limits) throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open(StoreLimits.DEFAULT);
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Test
    void a_message_is_found_as_it_was_put() throws Exception {
        StoredMessage message = message(7);
        put(message);
        assertThat(store.find(message.id())).contains(message.withVersion(1));
        assertThat(store.find(new MessageId(8))).isEmpty();
    }

    @Test
    void what_a_script_rewrote_is_kept_beside_what_was_received() throws Exception {
        SubmitSm rewritten = ((SubmitSm) message(7).pdu())
                .toBuilder().destination("31612345678").build();
        StoredMessage message = message(7).with(message(7).route().sending(rewritten));
        put(message);
        StoredMessage found = store.find(message.id()).orElseThrow();
        assertThat(found.outgoing()).isEqualTo(rewritten);
        assertThat(found.pdu()).isEqualTo(message.pdu());
        assertThat(found.outgoingDestination().address()).isEqualTo("31612345678");
    }

    @Test
    void a_second_message_of_the_same_id_is_a_conflict() throws Exception {
        put(message(7));
        assertThat(commit(new Change.Put(message(7)))).isEqualTo(new CommitResult.Conflict(new MessageId(7)));
    }

    @Test
    void replacing_the_version_that_was_read_makes_the_next_one() throws Exception {
        StoredMessage read = put(message(7));
        StoredMessage next = read.with(read.progress().to(StoredState.SENT, null));
        assertThat(commit(new Change.Replace(next))).isEqualTo(new CommitResult.Committed());
        assertThat(store.find(read.id())).contains(next.withVersion(2));
    }

    @Test
    void replacing_an_older_version_is_a_conflict_and_changes_nothing() throws Exception {
        StoredMessage read = put(message(7));
        commit(new Change.Replace(read.with(read.progress().to(StoredState.SENT, null))));
        StoredMessage stale = read.with(read.progress().to(StoredState.DELETED, null));
        assertThat(commit(new Change.Replace(stale))).isEqualTo(new CommitResult.Conflict(read.id()));
        assertThat(store.find(read.id()).orElseThrow().state()).isEqualTo(StoredState.SENT);
    }

    @Test
    void a_batch_with_a_conflict_stores_nothing_of_it() throws Exception {
        StoredMessage read = put(message(7));
        CommitResult result = commit(
                new Change.Put(message(8)),
                new Change.Correlate(correlation("up", read, NOON)),
                new Change.Replace(read.withVersion(9)));
        assertThat(result).isEqualTo(new CommitResult.Conflict(read.id()));
        assertThat(store.find(new MessageId(8))).isEmpty();
        assertThat(store.correlations("a", "up")).isEmpty();
    }

    @Test
    void a_batch_that_changes_a_message_twice_is_a_conflict() throws Exception {
        StoredMessage read = put(message(7));
        assertThat(commit(new Change.Replace(read), new Change.Replace(read)))
                .isEqualTo(new CommitResult.Conflict(read.id()));
    }

    @Test
    void of_many_that_replace_the_same_version_at_once_one_wins() throws Exception {
        StoredMessage read = put(message(7));
        List<CompletableFuture<CommitResult>> results;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            results = LongStream.range(0, 50)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> commitNow(new Change.Replace(read)), threads))
                    .toList();
        }
        long won = results.stream()
                .filter(result -> result.join() instanceof CommitResult.Committed)
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(store.find(read.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void what_is_due_comes_by_time_then_arrival_then_id() throws Exception {
        put(message(4, 0, Place.forBind("a", NOON.plusSeconds(2))));
        put(message(3, 0, Place.forBind("a", NOON)));
        put(message(2, 0, Place.forBind("a", NOON)));
        put(message(9, 0, Place.forBind("a", NOON.minusSeconds(1))));
        put(message(1, 0, Place.forBind("b", NOON)));
        assertThat(due("bind:a", NOON)).containsExactly(9L, 2L, 3L);
        assertThat(due("bind:a", NOON.plusSeconds(2))).containsExactly(9L, 2L, 3L, 4L);
    }

    @Test
    void a_higher_priority_that_is_due_comes_first() throws Exception {
        put(message(1, 0, Place.forBind("a", NOON)));
        put(message(2, 3, Place.forBind("a", NOON)));
        put(message(3, 4, Place.forBind("a", NOON.plusSeconds(1))));
        assertThat(due("bind:a", NOON)).containsExactly(2L, 1L);
    }

    @Test
    void what_has_ended_goes_in_the_order_of_time_whatever_its_priority() throws Exception {
        for (long id = 1; id <= 4; id++) {
            StoredMessage stored = put(message(id, (int) id % 3, Place.forBind("a", NOON)));
            commit(new Change.Replace(ended(stored)));
        }
        assertThat(due(Place.ENDED, Instant.MAX)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.nextDue(Place.ENDED)).contains(NOON.plusSeconds(1).plus(Duration.ofDays(7)));
        DueQuery query = DueQuery.head(Place.ENDED, Instant.MAX, 2);
        assertThat(ids(store.due(query.after(store.due(query).getLast())))).containsExactly(3L, 4L);
        assertThat(store.count(Place.ENDED)).isEqualTo(4);
    }

    @Test
    void what_is_due_is_read_in_pages() throws Exception {
        for (long id = 1; id <= 5; id++) {
            put(message(id, id == 5 ? 2 : 0, Place.forBind("a", NOON)));
        }
        DueQuery query = DueQuery.head("bind:a", NOON, 2);
        List<StoredMessage> first = store.due(query);
        List<StoredMessage> second = store.due(query.after(first.getLast()));
        List<StoredMessage> third = store.due(query.after(second.getLast()));
        assertThat(ids(first)).containsExactly(5L, 1L);
        assertThat(ids(second)).containsExactly(2L, 3L);
        assertThat(ids(third)).containsExactly(4L);
        assertThat(store.due(query.after(third.getLast()))).isEmpty();
    }

    @Test
    void a_message_that_moves_leaves_its_old_queue() throws Exception {
        StoredMessage read = put(message(7));
        commit(new Change.Replace(
                read.with(read.progress().to(StoredState.QUEUED, Place.forBind("b", NOON.plusSeconds(5))))));
        assertThat(due("bind:a", Instant.MAX)).isEmpty();
        assertThat(store.count("bind:a")).isZero();
        assertThat(store.count("bind:b")).isEqualTo(1);
        assertThat(store.nextDue("bind:b")).contains(NOON.plusSeconds(5));
        assertThat(store.nextDue("bind:a")).isEmpty();
        assertThat(store.queues()).containsExactly("bind:b");
    }

    @Test
    void the_next_due_time_is_the_earliest_of_all_priorities() throws Exception {
        put(message(1, 3, Place.forBind("a", NOON.plusSeconds(9))));
        put(message(2, 0, Place.forBind("a", NOON.plusSeconds(4))));
        assertThat(store.nextDue("bind:a")).contains(NOON.plusSeconds(4));
    }

    @Test
    void expired_are_those_that_wait_to_be_sent_beyond_their_validity() throws Exception {
        StoredMessage waits = put(message(1));
        StoredMessage sent = put(message(2));
        commit(new Change.Replace(
                sent.with(sent.progress().to(StoredState.SENT, new Place(Place.RECEIPT, NOON.plusSeconds(5))))));
        Instant end = waits.times().validUntil();
        assertThat(store.expired(end.minusMillis(1), 10)).isEmpty();
        assertThat(ids(store.expired(end, 10))).containsExactly(1L);
    }

    @Test
    void correlations_come_newest_first_and_never_overwrite_each_other() throws Exception {
        StoredMessage first = put(message(1));
        StoredMessage second = put(message(2));
        Correlation old = correlation("up", first, NOON);
        Correlation young = correlation("up", second, NOON.plusSeconds(1));
        commit(new Change.Correlate(old), new Change.Correlate(young), new Change.Correlate(old));
        assertThat(store.correlations("a", "up")).containsExactly(young, old);
        assertThat(store.correlations("b", "up")).isEmpty();
        commit(new Change.Uncorrelate(young));
        assertThat(store.correlations("a", "up")).containsExactly(old);
    }

    @Test
    void an_upstream_id_that_many_messages_share_leads_to_each_until_it_is_removed() throws Exception {
        for (long id = 1; id <= 6; id++) {
            StoredMessage message = put(message(id));
            commit(new Change.Correlate(correlation("up", message, NOON.plusSeconds(id))));
        }
        commit(new Change.Remove(new MessageId(2), 1));
        commit(new Change.Remove(new MessageId(5), 1));
        StoredMessage again = put(message(7));
        commit(new Change.Correlate(correlation("up", again, NOON.plusSeconds(7))));
        assertThat(store.correlations("a", "up"))
                .extracting(tie -> tie.message().value())
                .containsExactly(7L, 6L, 4L, 3L, 1L);
        assertThat(ids(store.search(search(null, null, null, "up")))).containsExactly(1L, 3L, 4L, 6L, 7L);
    }

    @Test
    void removing_a_message_removes_its_correlations() throws Exception {
        StoredMessage message = put(message(1));
        commit(new Change.Correlate(correlation("up", message, NOON)));
        assertThat(commit(new Change.Remove(message.id(), 2))).isInstanceOf(CommitResult.Conflict.class);
        assertThat(commit(new Change.Remove(message.id(), 1))).isEqualTo(new CommitResult.Committed());
        assertThat(store.find(message.id())).isEmpty();
        assertThat(store.correlations("a", "up")).isEmpty();
        assertThat(store.count("bind:a")).isZero();
    }

    @Test
    void parts_are_found_by_the_id_that_was_told() throws Exception {
        StoredMessage first = put(message(1).with(new Lineage(null, 1, 2, null)));
        StoredMessage second = put(message(2).with(new Lineage(first.id(), 2, 2, null)));
        StoredMessage whole = put(message(3));
        assertThat(store.parts(first.id())).containsExactly(first, second);
        assertThat(store.parts(whole.id())).containsExactly(whole);
        assertThat(store.parts(new MessageId(99))).isEmpty();
    }

    @Test
    void open_messages_are_found_by_account_and_addresses() throws Exception {
        StoredMessage open = put(message(1));
        StoredMessage done = put(message(2));
        commit(new Change.Replace(ended(done)));
        Address to = open.destination();
        assertThat(store.open(new MessageQuery("acme", to, null, 10))).containsExactly(open);
        assertThat(store.open(new MessageQuery("acme", to, open.pdu().source(), 10)))
                .containsExactly(open);
        assertThat(store.open(new MessageQuery("acme", to, Address.of("999"), 10)))
                .isEmpty();
        assertThat(store.open(new MessageQuery("other", to, null, 10))).isEmpty();
    }

    @Test
    void above_its_limit_it_refuses_submits_first_then_mo_then_receipts_never_outcomes() throws Exception {
        try (MessageStore small = open(new StoreLimits(10, 10))) {
            List<StoredMessage> stored = new ArrayList<>();
            for (long id = 1; id <= 10; id++) {
                stored.add(put(small, message(id)));
            }
            assertThat(commit(small, Purpose.SUBMIT, new Change.Put(message(11))))
                    .isInstanceOf(CommitResult.Full.class);
            assertThat(commit(small, Purpose.MO, new Change.Put(message(11))))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(commit(small, Purpose.MO, new Change.Put(message(12)))).isInstanceOf(CommitResult.Full.class);
            assertThat(commit(small, Purpose.RECEIPT, new Change.Put(message(12))))
                    .isInstanceOf(CommitResult.Committed.class);
            assertThat(commit(small, Purpose.RECEIPT, new Change.Put(message(13))))
                    .isInstanceOf(CommitResult.Full.class);
            assertThat(commit(small, Purpose.OUTCOME, new Change.Replace(stored.getFirst())))
                    .isInstanceOf(CommitResult.Committed.class);
        }
    }

    @Test
    void messages_that_end_make_room() throws Exception {
        try (MessageStore small = open(new StoreLimits(1, 10))) {
            StoredMessage stored = put(small, message(1));
            assertThat(small.openMessages()).isEqualTo(1);
            commit(small, Purpose.OUTCOME, new Change.Replace(ended(stored)));
            assertThat(small.openMessages()).isZero();
            assertThat(commit(small, Purpose.SUBMIT, new Change.Put(message(2))))
                    .isEqualTo(new CommitResult.Committed());
        }
    }

    @Test
    void of_too_many_ended_messages_those_that_ended_first_go() throws Exception {
        try (MessageStore small = open(new StoreLimits(10, 2))) {
            for (long id = 1; id <= 4; id++) {
                StoredMessage stored = put(small, message(id));
                commit(small, Purpose.OUTCOME, new Change.Replace(ended(stored)));
            }
            assertThat(small.count(Place.ENDED)).isEqualTo(2);
            assertThat(small.find(new MessageId(2))).isEmpty();
            assertThat(small.find(new MessageId(3))).isPresent();
        }
    }

    @Test
    void a_repeat_finds_the_newest_message_of_its_key_and_account() throws Exception {
        put(message(1).with(origin(1, "key")));
        StoredMessage newest = put(message(2).with(origin(2, "key")));
        put(message(3).with(origin(3, "other")));
        put(message(4));
        assertThat(store.deduplicated("acme", "key")).contains(newest);
        assertThat(store.deduplicated("other", "key")).isEmpty();
        commit(new Change.Replace(ended(newest)));
        assertThat(ids(store.deduplicated("acme", "key").stream().toList())).containsExactly(2L);
        commit(new Change.Remove(newest.id(), 2));
        assertThat(ids(store.deduplicated("acme", "key").stream().toList())).containsExactly(1L);
        commit(new Change.Remove(new MessageId(1), 1));
        assertThat(store.deduplicated("acme", "key")).isEmpty();
    }

    @Test
    void trace_and_group_come_back_as_they_were_put() throws Exception {
        StoredMessage message = message(1)
                .with(new Origin("acme", "acme1", 1, 0x34, null, "key", "trace"))
                .with(new Lineage(null, 1, 1, new MessageId(9), "g"));
        put(message);
        assertThat(store.find(message.id())).contains(message.withVersion(1));
    }

    @Test
    void messages_are_searched_by_what_a_person_knows_of_them() throws Exception {
        StoredMessage first = put(message(1));
        StoredMessage second = put(message(2));
        put(message(3));
        commit(new Change.Replace(ended(second)), new Change.Correlate(correlation("up", second, NOON)));
        var all = MessageSearch.all(10);
        assertThat(ids(store.search(all))).containsExactly(1L, 2L, 3L);
        assertThat(ids(store.search(MessageSearch.all(1).after(first.id())))).containsExactly(2L);
        assertThat(ids(store.search(search("acme", "12345", "491701234567", null))))
                .containsExactly(1L, 2L, 3L);
        assertThat(store.search(search("acme", "12345", "12345", null))).isEmpty();
        assertThat(store.search(search(null, "491701234567", null, null))).isEmpty();
        assertThat(store.search(search("other", null, null, null))).isEmpty();
        assertThat(ids(store.search(search(null, null, null, "up")))).containsExactly(2L);
    }

    @Test
    void messages_to_an_address_are_found_in_order_of_their_ids_however_far_these_are_apart() throws Exception {
        long period = 1L << 44;
        for (long id : new long[] {3, 5 * period, 5 * period + 1, 900 * period + 7, 90_000 * period}) {
            put(message(id));
        }
        MessageSearch search = search(null, null, "491701234567", null);
        assertThat(ids(store.search(search)))
                .containsExactly(3L, 5 * period, 5 * period + 1, 900 * period + 7, 90_000 * period);
        assertThat(ids(store.search(search.after(new MessageId(5 * period)))))
                .containsExactly(5 * period + 1, 900 * period + 7, 90_000 * period);
        assertThat(store.search(search.after(new MessageId(90_000 * period)))).isEmpty();
        assertThat(store.search(search(null, null, "491709999999", null))).isEmpty();
    }

    @Test
    void an_address_leads_to_messages_and_not_to_the_receipts_that_we_made_about_them() throws Exception {
        StoredMessage message = put(message(1));
        StoredMessage about = message(2);
        put(new StoredMessage(
                about.id(),
                MessageKind.RECEIPT,
                about.origin(),
                about.pdu(),
                about.times(),
                about.receipts(),
                about.priority(),
                about.route(),
                about.progress(),
                new Lineage(null, 1, 1, message.id(), null),
                about.attributes(),
                0));
        put(message(3));
        assertThat(ids(store.search(search(null, "12345", null, null)))).containsExactly(1L, 3L);
        assertThat(ids(store.search(search("acme", null, "491701234567", null))))
                .containsExactly(1L, 3L);
        assertThat(ids(store.search(search("acme", null, null, null)))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void messages_are_searched_by_the_id_an_upstream_gave_an_attempt() throws Exception {
        StoredMessage message = put(message(1));
        Attempt attempt = Attempt.begin(1, "a", "a", NOON).accepted("0A");
        commit(new Change.Replace(message.with(message.progress().with(attempt))));
        put(message(2));
        assertThat(ids(store.search(search(null, null, null, "0A")))).containsExactly(1L);
        assertThat(store.search(search(null, null, null, "0a"))).isEmpty();
    }

    @Test
    void messages_are_searched_by_time_and_state() throws Exception {
        commit(new Change.Replace(ended(put(message(1)))));
        put(message(2));
        assertThat(ids(store.search(within(NOON, NOON.plusMillis(1), Set.of()))))
                .containsExactly(1L, 2L);
        assertThat(store.search(within(NOON.plusMillis(1), null, Set.of()))).isEmpty();
        assertThat(store.search(within(null, NOON, Set.of()))).isEmpty();
        assertThat(ids(store.search(within(null, null, Set.of(StoredState.DELIVERED)))))
                .containsExactly(1L);
        assertThat(ids(store.search(within(null, null, Set.of(StoredState.QUEUED)))))
                .containsExactly(2L);
    }

    @Test
    void its_health_says_what_it_refuses_and_that_it_takes_everything_again() throws Exception {
        try (MessageStore small = open(new StoreLimits(1, 10))) {
            assertThat(small.health()).isEqualTo(new StoreHealth.Writable());
            StoredMessage stored = put(small, message(1));
            assertThat(small.health())
                    .isInstanceOfSatisfying(
                            StoreHealth.Low.class,
                            low -> assertThat(low.refused()).containsExactly(Purpose.SUBMIT));
            commit(small, Purpose.OUTCOME, new Change.Replace(ended(stored)));
            assertThat(small.health()).isEqualTo(new StoreHealth.Writable());
        }
    }

    @Test
    void the_high_water_mark_is_the_highest_id_ever_stored() throws Exception {
        assertThat(store.highWaterMark()).isEmpty();
        StoredMessage high = put(message(9));
        put(message(3));
        commit(new Change.Remove(high.id(), 1));
        assertThat(store.highWaterMark()).hasValue(9);
    }

    @Test
    void a_closed_store_stores_nothing_more_and_says_so() {
        store.close();
        assertThat(store.commit(new Batch(Purpose.SUBMIT, Durability.DURABLE, List.of(new Change.Put(message(1))))))
                .failsWithin(Duration.ofSeconds(PATIENCE_SECONDS))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(StoreException.class);
    }

    private static Origin origin(long arrival, String dedupKey) {
        return new Origin("acme", "acme1", arrival, 0x34, "ref").withDedupKey(dedupKey);
    }

    private static MessageSearch search(
            @Nullable String account,
            @Nullable String source,
            @Nullable String destination,
            @Nullable String upstreamId) {
        return new MessageSearch(account, source, destination, upstreamId, null, null, Set.of(), null, 10);
    }

    private static MessageSearch within(@Nullable Instant from, @Nullable Instant until, Set<StoredState> states) {
        return new MessageSearch(null, null, null, null, from, until, states, null, 10);
    }

    private StoredMessage put(StoredMessage message) throws Exception {
        return put(store, message);
    }

    private static StoredMessage put(MessageStore store, StoredMessage message) throws Exception {
        assertThat(commit(store, Purpose.SUBMIT, new Change.Put(message))).isEqualTo(new CommitResult.Committed());
        return message.withVersion(1);
    }

    private CommitResult commit(Change... changes) throws Exception {
        return commit(store, Purpose.OUTCOME, changes);
    }

    private CommitResult commitNow(Change change) {
        return store.commit(new Batch(Purpose.OUTCOME, Durability.DURABLE, List.of(change)))
                .toCompletableFuture()
                .join();
    }

    private static CommitResult commit(MessageStore store, Purpose purpose, Change... changes)
            throws ExecutionException, InterruptedException, TimeoutException {
        return store.commit(new Batch(purpose, Durability.DURABLE, List.of(changes)))
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private List<Long> due(String queue, Instant now) {
        return ids(store.due(DueQuery.head(queue, now, 100)));
    }

    private static List<Long> ids(List<StoredMessage> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }
}
