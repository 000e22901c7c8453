package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both windows: how many requests may be open, and what happens to the next one. */
class BackPressureTest {
    private final Queue<Exchange> open = new ConcurrentLinkedQueue<>();

    private void keep(io.stonechat.protocol.Request request, Exchange exchange) {
        open.add(exchange);
    }

    private void answerAll() {
        for (var exchange = open.poll(); exchange != null; exchange = open.poll()) {
            TestCentre.accept(exchange.request(), exchange);
        }
    }

    private TestCentre centreWithWindow(int window) {
        return TestCentre.start(this::keep, settings -> settings.window(window));
    }

    @Test
    void aFullReceiveWindow_stopsReading_untilSomethingIsAnswered() {
        try (var centre = TestCentre.start(this::keep, settings -> {
            // A clock that stands still: nobody loses patience, however long the machine stands still.
            var time = new ManualTime();
            return settings.window(4).clock(time).timer(time);
        })) {
            var esme = centre.bind(BindType.TRANSMITTER);

            esme.send(IntStream.rangeClosed(1, 10).mapToObj(Messages::submit).toArray(Pdu[]::new));
            await().until(() -> open.size() == 4);
            var arrivals = open.stream().map(Exchange::arrival).toList();
            int answered = 0;
            while (answered < 10) {
                await().until(() -> !open.isEmpty());
                assertThat(open.size()).isLessThanOrEqualTo(4);
                TestCentre.accept(open.element().request(), open.remove());
                answered++;
            }

            assertThat(arrivals).isSorted();
            for (int sequence = 1; sequence <= 10; sequence++) {
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber())
                        .isEqualTo(sequence);
            }
        }
    }

    @Test
    void aCentreThatAwaitsAResponse_goesOnReading_andThrottles() throws Exception {
        try (var centre = centreWithWindow(2)) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var delivery = centre.session().outcome(Messages.deliver(0));
            int asked = esme.expect(CommandId.DELIVER_SM).sequenceNumber();

            // two fill the window, the third is one too many, and the response stands behind it
            esme.send(
                    Messages.submit(1),
                    Messages.submit(2),
                    Messages.submit(3),
                    new EnquireLink(4),
                    new DeliverSmResp(asked, CommandStatus.ESME_ROK, "", Tlvs.NONE));

            var throttled = esme.expect(CommandId.SUBMIT_SM_RESP);
            assertThat(throttled.sequenceNumber()).isEqualTo(3);
            assertThat(throttled.commandStatus()).isEqualTo(CommandStatus.ESME_RTHROTTLED);
            assertThat(esme.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber())
                    .isEqualTo(4);
            assertThat(delivery.get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            assertThat(centre.events).anyMatch(SessionEvent.Throttled.class::isInstance);
            answerAll();
            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).commandStatus().isOk())
                    .isTrue();
        }
    }

    @Test
    void anEsmeThatAwaitsAResponse_answersWhatIsTooMuch_temporaryError() throws Exception {
        try (var esme = TestEsme.bind(this::keep, settings -> settings.window(1))) {
            var submitted = esme.session.submit(Messages.submit(0));
            int asked = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();

            esme.centre.send(
                    Messages.deliver(1),
                    Messages.deliver(2),
                    new SubmitSmResp(asked, CommandStatus.ESME_ROK, "id", Tlvs.NONE));

            var answer = esme.centre.expect(CommandId.DELIVER_SM_RESP);
            assertThat(answer.sequenceNumber()).isEqualTo(2);
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_RX_T_APPN);
            assertThat(submitted.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
        }
    }

    @Test
    void aSendWhileReadingHasStopped_startsItAgain() throws Exception {
        try (var centre = centreWithWindow(1)) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            esme.send(Messages.submit(1), Messages.submit(2), Messages.submit(3));
            var link = (Link) centre.session();
            await().until(() -> link.inbound().paused());

            var delivery = link.outcome(Messages.deliver(0));

            // the second is held, the third had not been read
            var answers = Stream.generate(esme::receive).limit(2).toList();
            assertThat(answers)
                    .extracting(RawFrame::commandId)
                    .containsExactlyInAnyOrder(CommandId.DELIVER_SM, CommandId.SUBMIT_SM_RESP);
            assertThat(answers)
                    .filteredOn(frame -> frame.commandId() == CommandId.SUBMIT_SM_RESP)
                    .allMatch(frame ->
                            frame.sequenceNumber() == 3 && frame.commandStatus().equals(CommandStatus.ESME_RTHROTTLED));
            assertThat(delivery.isDone()).isFalse();
        }
    }

    @Test
    void aFullWindowOfOurs_holdsTheNextSend_untilAResponseComes() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(1))) {
            var first = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
            var second = new CompletableFuture<Outcome>();
            Thread.startVirtualThread(() ->
                    second.complete(esme.session.submit(Messages.submit(0)).join()));

            esme.centre.send(new SubmitSmResp(sequence, CommandStatus.ESME_ROK, "one", Tlvs.NONE));

            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("one"));
            int next = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
            esme.centre.send(new SubmitSmResp(next, CommandStatus.ESME_ROK, "two", Tlvs.NONE));
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("two"));
        }
    }

    @Test
    void aFullWindow_failsASendThatMayNotWait() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(1).windowWait(Duration.ZERO))) {
            var first = esme.session.submit(Messages.submit(0));

            var second = esme.session.submit(Messages.submit(0)).get(30, TimeUnit.SECONDS);

            assertThat(second)
                    .isInstanceOfSatisfying(
                            NotSent.class, not -> assertThat(not.reason()).contains("window of 1"));
            assertThat(first.isDone()).isFalse();
        }
    }

    @Test
    void aPeerThatDoesNotRead_holdsUpNobodyElse() throws Exception {
        try (var centre = TestCentre.start(TestCentre::accept, settings -> settings.window(1000))) {
            var deaf = centre.connect(4096).bind(BindType.TRANSCEIVER, "esme", TestCentre.PASSWORD);
            var stuck = centre.session();
            var big = Messages.deliver(0).toBuilder()
                    .shortMessage(Octets.copyOf(new byte[250]))
                    .build();
            Thread.startVirtualThread(() -> {
                while (stuck.state().isBound()) {
                    var _ = stuck.outcome(big);
                }
            });
            await().until(() -> stuck.unanswered() > 900);

            var other = centre.bind(BindType.TRANSCEIVER);
            for (int sequence = 1; sequence <= 100; sequence++) {
                other.send(Messages.submit(sequence)).expect(CommandId.SUBMIT_SM_RESP);
            }

            // What the deaf one sends is still read: its responses, and its enquire_link.
            deaf.send(new EnquireLink(77));
            skipTo(deaf, CommandId.ENQUIRE_LINK_RESP);
        }
    }

    private static void skipTo(RawPeer peer, int commandId) {
        var frame = peer.receive();
        while (frame.commandId() != commandId) {
            frame = peer.receive();
        }
    }
}
