package io.stonechat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Receipt;
import io.stonechat.store.DurableStore;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.StoreOptions;
import io.stonechat.store.StoredState;
import io.stonechat.store.SyncMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a message, it ends once, and its ESME is told once, if it asked. */
class ModelTest {

    private static final int STEPS = 150;

    static List<Arguments> seeds() {
        return LongStream.range(0, Long.getLong("stonechat.model.seeds", 40))
                .mapToObj(Arguments::of)
                .toList();
    }

    static List<Arguments> few() {
        return seeds().subList(0, Math.min(5, seeds().size()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_path_ends_in_one_final_state_and_one_receipt_if_asked_for(long seed) {
        check(new RandomTraffic(seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_path_ends_however_late_the_store_answers_and_however_often_it_fails(long seed) {
        check(new RandomTraffic(seed, new MemoryStore(), true));
    }

    @ParameterizedTest
    @MethodSource("few")
    void every_path_ends_on_disk_too(long seed, @TempDir Path folder) {
        StoreOptions unsynced = StoreOptions.DEFAULT.with(SyncMode.OS).withReserve(0);
        try (MessageStore store = DurableStore.open(folder.resolve("store"), unsynced)) {
            check(new RandomTraffic(seed, new PromptStore(store).asStore(), true));
        }
    }

    private static void check(RandomTraffic traffic) {
        for (int step = 0; step < STEPS; step++) {
            traffic.step();
            assertThat(traffic.sentTwiceAtOnce()).as("in two attempts at once").isEmpty();
        }
        traffic.recover();
        traffic.rig.pass(Duration.ofHours(8));
        checkEnds(traffic);
        checkReceipts(traffic);
    }

    private static void checkEnds(RandomTraffic traffic) {
        Map<MessageId, List<MessageEvent.FinalState>> ends = finals(traffic).stream()
                .collect(Collectors.groupingBy(end -> end.head().message()));
        assertThat(ends.keySet()).isEqualTo(traffic.accepted.keySet());
        assertThat(ends.values()).allSatisfy(end -> assertThat(end).hasSize(1));
        assertThat(traffic.rig.store.openMessages()).isZero();
        assertThat(traffic.rig.delivery.counters().inFlight()).isZero();
    }

    private static void checkReceipts(RandomTraffic traffic) {
        Map<String, List<Receipt>> told = traffic.finalReceipts().stream()
                .collect(Collectors.groupingBy(receipt -> String.valueOf(receipt.id())));
        for (MessageEvent.FinalState end : finals(traffic)) {
            MessageId id = end.head().message();
            ReceiptRequest request = traffic.accepted.get(id);
            List<Receipt> receipts = told.getOrDefault(id.toString(), List.of());
            if (request != null && request.wants(end.state())) {
                assertThat(receipts).as("receipts of %s", id).hasSize(1);
                assertThat(receipts.getFirst().state()).isEqualTo(end.state().messageState(0x34));
            } else {
                assertThat(receipts).as("receipts of %s", id).isEmpty();
            }
        }
        assertThat(traffic.deliveredUpstream())
                .allSatisfy(id -> assertThat(endOf(traffic, id)).isEqualTo(StoredState.DELIVERED));
    }

    private static StoredState endOf(RandomTraffic traffic, MessageId id) {
        return finals(traffic).stream()
                .filter(end -> end.head().message().equals(id))
                .map(MessageEvent.FinalState::state)
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static List<MessageEvent.FinalState> finals(RandomTraffic traffic) {
        return traffic.rig.events(MessageEvent.FinalState.class).stream()
                .filter(end -> traffic.accepted.containsKey(end.head().message()))
                .toList();
    }
}
