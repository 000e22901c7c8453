package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.stonechat.delivery.EventHead;
import io.stonechat.delivery.EventId;
import io.stonechat.delivery.MessageEvent;
import io.stonechat.delivery.Reason;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that happens to a message is counted in its own series, under its own labels, once. */
class MessageCountsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final MessageId ID = new MessageIds(InstantSource.fixed(NOON), 0, 0).next();

    private final MessageCounts counts = new MessageCounts();

    private static EventHead head(Reason reason) {
        return new EventHead(new EventId(ID, 1, 0), NOON.plusSeconds(7), 0, "gw-1", "acme", ID, 1, 1, reason);
    }

    private static MessageEvent ended(Outcome outcome) {
        return new MessageEvent.AttemptEnded(head(Reason.DUE), "up", outcome);
    }

    static Stream<Arguments> events() {
        EventHead head = head(Reason.DUE);
        var pdu = RunningApi.message("491701234567");
        return Stream.of(
                of(
                        new MessageEvent.Accepted(head, MessageKind.MO, Address.of("1"), Address.of("2")),
                        Series.ACCEPTED,
                        "mo"),
                of(
                        new MessageEvent.FinalState(head, MessageKind.SUBMIT, StoredState.EXPIRED),
                        Series.ENDED,
                        "submit",
                        "expired"),
                of(ended(new Accepted("c1")), Series.SUBMIT_RESULTS, "up", "accepted", "ESME_ROK"),
                of(
                        ended(new Rejected(CommandStatus.ESME_RTHROTTLED)),
                        Series.SUBMIT_RESULTS,
                        "up",
                        "rejected",
                        "ESME_RTHROTTLED"),
                of(ended(new NotSent("no link")), Series.SUBMIT_RESULTS, "up", "not_sent", ""),
                of(ended(new Unknown("no answer")), Series.SUBMIT_RESULTS, "up", "unknown", ""),
                of(new MessageEvent.LateOutcome(head, "up", new Accepted("c1")), Series.LATE_OUTCOMES, "up"),
                of(new MessageEvent.FailedOver(head, "up", "other"), Series.FAILOVERS, "up"),
                of(new MessageEvent.RetryScheduled(head, "up", NOON), Series.RETRIES, "bind"),
                of(new MessageEvent.RetryScheduled(head, "acme", NOON), Series.RETRIES, "account"),
                of(new MessageEvent.Parked(head, "up"), Series.PARKED, "bind"),
                of(new MessageEvent.Parked(head, "acme"), Series.PARKED, "account"),
                of(
                        new MessageEvent.DeliveryToEsme(head, MessageKind.RECEIPT, new Unknown("no answer")),
                        Series.DELIVERIES,
                        "receipt",
                        "unknown"),
                of(
                        new MessageEvent.ReceiptReceived(head, "up", MessageState.DELIVERED),
                        Series.RECEIPTS,
                        "up",
                        "delivered"),
                of(new MessageEvent.ReceiptReceived(head, "up", null), Series.RECEIPTS, "up", "none"),
                of(new MessageEvent.ReceiptHeld(head, "up"), Series.RECEIPT_TROUBLE, "up", "held"),
                of(new MessageEvent.ReceiptUnmatched(head, "up", pdu), Series.RECEIPT_TROUBLE, "up", "unmatched"),
                of(
                        new MessageEvent.ReceiptDuplicate(head, "up", MessageState.DELIVERED),
                        Series.RECEIPT_TROUBLE,
                        "up",
                        "duplicate"),
                of(
                        new MessageEvent.ReceiptAfterFinal(head, "up", MessageState.DELIVERED),
                        Series.RECEIPT_TROUBLE,
                        "up",
                        "after_final"),
                of(new MessageEvent.ReceiptAmbiguous(head, "up", 2), Series.RECEIPT_TROUBLE, "up", "ambiguous"),
                of(new MessageEvent.DeadLettered(head(Reason.NO_OWNER), pdu), Series.DEAD_LETTERS, "no_owner"),
                of(new MessageEvent.DeadLettered(head(Reason.MAILBOX_FULL), pdu), Series.DEAD_LETTERS, "mailbox_full"),
                of(new MessageEvent.Expired(head, MessageKind.RECEIPT), Series.EXPIRED, "receipt"),
                of(new MessageEvent.Cancelled(head), Series.CHANGED_BY_ESME, "cancelled"),
                of(new MessageEvent.Replaced(head), Series.CHANGED_BY_ESME, "replaced"),
                of(new MessageEvent.Deduplicated(head, "acme"), Series.CHANGED_BY_ESME, "repeated"),
                of(new MessageEvent.ScriptAccepted(head, CommandStatus.ESME_ROK), Series.SCRIPT_ACCEPTED),
                of(new MessageEvent.StoreStateChanged(head, false, "full"), Series.STORE_STOPS));
    }

    private static Arguments of(MessageEvent event, Series series, String... labels) {
        return Arguments.of(event, series, List.of(labels));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("events")
    void each_event_is_counted_in_its_series(MessageEvent event, Series series, List<String> labels) {
        double before = total();

        counts.accept(event);

        assertThat(counter(series, labels)).isOne();
        assertThat(total()).as("and in no other").isEqualTo(before + 1);
    }

    @Test
    void what_is_known_to_come_begins_with_zero_so_that_its_first_step_is_seen() {
        counts.knows("up");

        for (String reason : List.of("no_owner", "mailbox_full", "peer_rejected", "poison", "unprocessable")) {
            assertThat(counter(Series.DEAD_LETTERS, List.of(reason))).isZero();
        }
        assertThat(counter(Series.SUBMIT_RESULTS, List.of("up", "unknown", ""))).isZero();
        assertThat(counter(Series.RECEIPT_TROUBLE, List.of("up", "unmatched"))).isZero();
    }

    @Test
    void a_status_of_a_vendor_is_no_label_whatever_it_sends() {
        for (int code = 0x400; code < 0x500; code++) {
            counts.accept(ended(new Rejected(CommandStatus.of(code))));
        }

        assertThat(counter(Series.SUBMIT_RESULTS, List.of("up", "rejected", "other")))
                .isEqualTo(256);
    }

    @Test
    void the_delay_of_a_receipt_is_counted_from_when_its_message_was_taken() {
        counts.accept(new MessageEvent.ReceiptReceived(head(Reason.RECEIPT), "up", MessageState.DELIVERED));

        HistogramSnapshot delays = (HistogramSnapshot) snapshot(Series.RECEIPT_TIME);
        assertThat(delays.getDataPoints()).singleElement().satisfies(up -> {
            assertThat(up.getCount()).isOne();
            assertThat(up.getSum()).isBetween(6.9, 7.1);
        });
    }

    @Test
    void the_clock_is_in_doubt_until_it_can_be_believed_again() {
        counts.accept(new MessageEvent.ClockJump(head(Reason.CLOCK), true, NOON, NOON.plusSeconds(9999)));
        assertThat(clockDoubtful()).isOne();

        counts.accept(new MessageEvent.ClockJump(head(Reason.CLOCK), false, NOON, NOON));
        assertThat(clockDoubtful()).isZero();
    }

    @Test
    void a_store_that_works_again_is_no_stop() {
        counts.accept(new MessageEvent.StoreStateChanged(head(Reason.STORE), true, ""));

        assertThat(counter(Series.STORE_STOPS, List.of())).isZero();
    }

    private double clockDoubtful() {
        return ((GaugeSnapshot) snapshot(Series.CLOCK_DOUBTFUL))
                .getDataPoints()
                .getFirst()
                .getValue();
    }

    private Stream<MetricSnapshot> snapshots() {
        Reading reading = new Reading();
        counts.read(reading);
        return reading.snapshots().stream();
    }

    private MetricSnapshot snapshot(Series series) {
        return snapshots()
                .filter(snapshot -> snapshot.getMetadata().getName().equals(series.base))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series.base));
    }

    private double counter(Series series, List<String> values) {
        Labels labels = Labels.of(series.labels, values);
        return ((CounterSnapshot) snapshot(series))
                .getDataPoints().stream()
                        .filter(point -> point.getLabels().equals(labels))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(series.base + " has no " + labels))
                        .getValue();
    }

    private double total() {
        return snapshots()
                .filter(CounterSnapshot.class::isInstance)
                .flatMap(snapshot -> ((CounterSnapshot) snapshot).getDataPoints().stream())
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
                .sum();
    }
}
