package io.stonechat.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageStore;
import io.stonechat.store.ReceiptRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages, and all that may happen to them, in an order that a seed decides. */
final class RandomTraffic {

    private static final DeliverySettings SETTINGS = DeliverySettings.DEFAULT
            .with(RetryPolicy.DEFAULT
                    .withSchedule(Duration.ofSeconds(5), Duration.ofMinutes(1))
                    .withExpireAfter(Duration.ofHours(1)))
            .with(new ReceiptSettings(
                    Duration.ofHours(1), Duration.ofDays(2), Duration.ofSeconds(5), Duration.ofMinutes(2), 100));
    private static final List<String[]> CHAINS = List.of(
            new String[] {"bind:a"}, new String[] {"bind:a", "queue"}, new String[] {"bind:a", "bind:b"}, new String[] {
                "bind:b", "bind:a", "queue"
            });
    private static final List<TroubledStore.Phase> BAD =
            List.of(TroubledStore.Phase.WORKS, TroubledStore.Phase.FULL, TroubledStore.Phase.FAILS);
    private static final int[] ASKED = {0, 1, 1, 2, 3, 0x11};
    private static final List<CommandStatus> REFUSALS = List.of(
            CommandStatus.ESME_RSYSERR,
            CommandStatus.ESME_RTHROTTLED,
            CommandStatus.ESME_RMSGQFUL,
            CommandStatus.ESME_RINVDSTADR);
    private static final List<MessageState> TOLD = List.of(
            MessageState.DELIVERED,
            MessageState.DELIVERED,
            MessageState.UNDELIVERABLE,
            MessageState.ENROUTE,
            MessageState.ACCEPTED,
            MessageState.EXPIRED);

    final DeliveryRig rig;
    final Map<MessageId, ReceiptRequest> accepted = new LinkedHashMap<>();
    private final Map<ScriptedUpstream.Sent, String> answered = new LinkedHashMap<>();
    private final Set<MessageId> delivered = new TreeSet<>();
    private final Set<ScriptedUpstream.Sent> lost = new HashSet<>();
    private final Random random;
    private final boolean troubled;
    private @Nullable TroubledStore store;
    /** By their tags; one that replaced another has its id. */
    private final Map<Integer, MessageId> numbers = new HashMap<>();

    private int submitted;
    private int upstreamIds;

    RandomTraffic(long seed) {
        this(seed, new MemoryStore(), false);
    }

    /** Traffic on a store that answers later and, if {@code troubled}, has bad phases. */
    RandomTraffic(long seed, MessageStore kept, boolean troubled) {
        random = new Random(seed);
        this.troubled = troubled;
        rig = new DeliveryRig(SETTINGS, time -> {
            store = new TroubledStore(kept, time);
            return store.asStore();
        });
        rig.a().window(3);
    }

    void step() {
        switch (random.nextInt(troubled ? 17 : 15)) {
            case 0, 1, 2 -> accept();
            case 3, 4, 5 -> answer();
            case 6 -> lateAnswer();
            case 7, 8 -> receipt();
            case 9 -> overtakingReceipt();
            case 10 -> cancel();
            case 11 -> esme();
            case 12 -> binds();
            case 13 -> crash();
            case 15, 16 -> trouble();
            default -> pass();
        }
        rig.time.settle();
    }

    private void accept() {
        int asked = ASKED[random.nextInt(ASKED.length)];
        Acceptance acceptance = rig.tryAccept(
                DeliveryRig.text()
                        .registeredDelivery(asked)
                        .priorityFlag(random.nextInt(4))
                        .validityPeriod(random.nextInt(4) == 0 ? "000000000200000R" : "")
                        .replaceIfPresentFlag(random.nextInt(6) == 0 ? 1 : 0)
                        .shortMessage(tag(submitted))
                        .build(),
                CHAINS.get(random.nextInt(CHAINS.size())));
        if (acceptance instanceof Acceptance.Accepted told) {
            numbers.put(submitted, told.id());
            accepted.put(told.id(), new ReceiptRequest(asked, asked));
        }
        submitted++;
    }

    private void answer() {
        pick(open()).forEach(sent -> {
            Outcome outcome = switch (random.nextInt(8)) {
                case 0 -> new Unknown("link lost");
                case 1 -> new NotSent("window full");
                case 2, 3 -> new Rejected(REFUSALS.get(random.nextInt(REFUSALS.size())));
                default -> accepted(sent);
            };
            sent.answer().complete(outcome);
        });
    }

    private Outcome accepted(ScriptedUpstream.Sent sent) {
        String id = "up" + ++upstreamIds;
        answered.put(sent, id);
        return new Accepted(id);
    }

    private void lateAnswer() {
        List<ScriptedUpstream.Sent> unanswered = sent().filter(
                        sent -> sent.answer().isDone() && sent.answer().resultNow() instanceof Unknown)
                .filter(sent -> !answered.containsKey(sent))
                .toList();
        pick(unanswered).forEach(sent -> sent.late().accept(accepted(sent)));
    }

    private void receipt() {
        pick(List.copyOf(answered.keySet())).forEach(sent -> {
            MessageState state = TOLD.get(random.nextInt(TOLD.size()));
            boolean open = isOpen(sent);
            CommandStatus status = tell(sent, String.valueOf(answered.get(sent)), state);
            if (open && status.isOk() && state == MessageState.DELIVERED) {
                delivered.add(messageOf(sent));
            }
        });
    }

    /** A receipt, and the response it belongs to a moment later. */
    private void overtakingReceipt() {
        pick(open()).forEach(sent -> {
            String id = "up" + ++upstreamIds;
            tell(sent, id, MessageState.DELIVERED);
            answered.put(sent, id);
            sent.answer().complete(new Accepted(id));
        });
    }

    /** Whether it waits for its end, and its id survived: what was answered just before a crash may not be known after it. */
    private boolean isOpen(ScriptedUpstream.Sent sent) {
        String bind = rig.a().sent().contains(sent) ? "a" : "b";
        boolean known = !rig.store
                .correlations(bind, String.valueOf(answered.get(sent)))
                .isEmpty();
        return known
                && rig.store
                        .find(messageOf(sent))
                        .filter(message -> !message.state().isFinal())
                        .isPresent();
    }

    private CommandStatus tell(ScriptedUpstream.Sent sent, String id, MessageState state) {
        String bind = rig.a().sent().contains(sent) ? "a" : "b";
        return rig.receive(bind, DeliveryRig.receipt(id, state));
    }

    private void cancel() {
        pick(List.copyOf(accepted.keySet())).forEach(id -> {
            var request = new CancelSm(1, "", id.toString(), Address.EMPTY, Address.EMPTY);
            rig.await(rig.delivery.cancel(DeliveryRig.ACME, request));
        });
    }

    private void esme() {
        switch (random.nextInt(3)) {
            case 0 -> rig.esmes.clear();
            case 1 -> rig.esmes.put("acme", new Unknown("timeout"));
            default -> {
                rig.esmes.put("acme", new Accepted(""));
                rig.delivery.accountReady("acme");
            }
        }
    }

    private void binds() {
        ScriptedUpstream upstream = random.nextBoolean() ? rig.a() : rig.b();
        upstream.bound(!upstream.bound());
        rig.delivery.bindReady(upstream.name());
    }

    /** The process ends, and another starts on what is stored; what was open is never answered. */
    private void crash() {
        rest();
        rig.time.settle();
        lost.addAll(open());
        rig.delivery.close();
        enter(TroubledStore.Phase.PROMPT);
        rig.delivery = rig.start(SETTINGS);
        rest();
    }

    private void pass() {
        rig.pass(
                switch (random.nextInt(4)) {
                    case 0 -> Duration.ofMillis(100);
                    case 1 -> Duration.ofSeconds(7);
                    case 2 -> Duration.ofSeconds(45);
                    default -> Duration.ofMinutes(8);
                });
    }

    private void trouble() {
        enter(BAD.get(random.nextInt(BAD.size())));
    }

    /** The store works again. */
    private void rest() {
        enter(TroubledStore.Phase.WORKS);
    }

    private void enter(TroubledStore.Phase phase) {
        if (store != null) {
            store.enter(phase);
        }
    }

    /** From now on everything works: what was sent without an answer stays so. */
    void recover() {
        rest();
        rig.esmes.put("acme", new Accepted(""));
        Stream.of(rig.a(), rig.b()).forEach(upstream -> {
            upstream.bound(true);
            upstream.answer(_ -> new Accepted("up" + ++upstreamIds));
            rig.delivery.bindReady(upstream.name());
        });
        rig.delivery.accountReady("acme");
        open().forEach(sent -> sent.answer().complete(new Unknown("timeout")));
    }

    /** Messages that are on their way twice, by their tags. */
    Set<Octets> sentTwiceAtOnce() {
        return open().stream()
                .collect(Collectors.groupingBy(sent -> sent.submit().shortMessage(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Messages that an upstream said it had delivered while they were open. */
    Set<MessageId> deliveredUpstream() {
        return delivered;
    }

    List<Receipt> finalReceipts() {
        return rig.delivered.stream()
                .filter(pdu -> (pdu.esmClass() & EsmClass.TYPE_MASK) == EsmClass.RECEIPT)
                .map(pdu -> Receipt.of(pdu).orElseThrow())
                .toList();
    }

    private Stream<ScriptedUpstream.Sent> sent() {
        return Stream.concat(rig.a().sent().stream(), rig.b().sent().stream());
    }

    private List<ScriptedUpstream.Sent> open() {
        return sent().filter(sent -> !sent.answer().isDone() && !lost.contains(sent))
                .toList();
    }

    private MessageId messageOf(ScriptedUpstream.Sent sent) {
        int number = Integer.parseInt(new String(sent.submit().shortMessage().toByteArray(), US_ASCII));
        return Objects.requireNonNull(numbers.get(number));
    }

    private <T> Stream<T> pick(List<T> choices) {
        return choices.isEmpty() ? Stream.empty() : Stream.of(choices.get(random.nextInt(choices.size())));
    }

    private static Octets tag(int number) {
        return Octets.of(Integer.toString(number).getBytes(US_ASCII));
    }
}
