package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.Unbind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests beyond the receive window: held in order, while enquire_link and responses pass by. */
class HeldRequestsTest {
    private final Queue<Exchange> open = new ConcurrentLinkedQueue<>();
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

    private void keep(Request request, Exchange exchange) {
        arrivals.add(exchange.arrival());
        open.add(exchange);
    }

    private void answerOne() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> !open.isEmpty());
        TestCentre.accept(open.element().request(), open.remove());
    }

    private static Pdu[] submits(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Messages::submit).toArray(Pdu[]::new);
    }

    @Test
    void enquireLinkBehindAFullReceiveWindow_isAnsweredAtOnce() {
        try (var centre = patient(this::keep, 4)) {
            var esme = centre.bind(BindType.TRANSMITTER);

            esme.send(submits(8)).send(new EnquireLink(99));

            assertThat(esme.receive().commandId()).isEqualTo(CommandId.ENQUIRE_LINK_RESP);
            await().until(() -> open.size() == 4);
        }
    }

    @Test
    void whatIsHeld_isHandledInOrderOfArrival_neverMoreThanTheWindowAtATime() {
        try (var centre = patient(this::keep, 3)) {
            var esme = centre.bind(BindType.TRANSMITTER);

            esme.send(submits(200));
            for (int sequence = 1; sequence <= 200; sequence++) {
                assertThat(open.size()).isLessThanOrEqualTo(3);
                answerOne();
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber())
                        .isEqualTo(sequence);
            }

            assertThat(List.copyOf(arrivals)).hasSize(200).isSorted();
        }
    }

    @Test
    void aPeerThatSendsUponEachResponse_isNeverAboveTheWindow_howeverQuickItIs() throws Exception {
        try (var centre = TestCentre.start(
                (request, exchange) -> Thread.startVirtualThread(() -> TestCentre.accept(request, exchange)),
                settings -> settings.window(1).responseTimer(Duration.ZERO))) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            // While it owes us a response nothing of it is held: what is above the window is refused.
            var _ = centre.session().send(Messages.deliver(1));
            esme.expect(CommandId.DELIVER_SM);

            for (int sequence = 1; sequence <= 10_000; sequence++) {
                esme.send(Messages.submit(sequence));
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).commandStatus())
                        .isEqualTo(CommandStatus.ESME_ROK);
            }
        }
    }

    @Test
    void requestsThatAreHandledInline_areAllHandledInOrder_whileOneIsAnsweredLate() {
        try (var centre = patient(
                (request, exchange) -> {
                    arrivals.add(exchange.arrival());
                    if (exchange.arrival() % 10 == 0) {
                        Thread.startVirtualThread(() -> TestCentre.accept(request, exchange));
                    } else {
                        TestCentre.accept(request, exchange);
                    }
                },
                2)) {
            var esme = centre.bind(BindType.TRANSMITTER);

            Thread.startVirtualThread(() -> esme.send(submits(5000)));
            for (int i = 0; i < 5000; i++) {
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).commandStatus().isOk())
                        .isTrue();
            }

            assertThat(List.copyOf(arrivals)).hasSize(5000).isSorted();
        }
    }

    @Test
    void aHandlerThatBlocks_holdsUpNoneOfThoseThatAreHeld() throws Exception {
        var release = new CountDownLatch(1);
        try (var centre = TestCentre.start(
                (request, exchange) -> {
                    keep(request, exchange);
                    if (request.sequenceNumber() == 3) {
                        awaitLatch(release);
                    }
                },
                settings -> settings.window(2))) {
            var esme = centre.bind(BindType.TRANSMITTER);
            esme.send(submits(5));

            // 3 takes the place of 1 and blocks; 4 gets that of 2, although 3 is still in its handler.
            await().until(() -> open.size() == 2);
            answerOne();
            answerOne();
            await().until(() -> arrivals.size() == 4);

            release.countDown();
            assertThat(List.copyOf(arrivals)).isSorted();
        }
    }

    @Test
    void whereNoMoreCanBeHeld_readingStops_andGoesOnAsRequestsAreAnswered() {
        try (var centre = patient(this::keep, 2)) {
            var esme = centre.bind(BindType.TRANSMITTER);

            esme.send(submits(40));
            for (int sequence = 1; sequence <= 40; sequence++) {
                answerOne();
                var answer = esme.expect(CommandId.SUBMIT_SM_RESP);
                assertThat(answer.commandStatus().isOk()).isTrue();
                assertThat(answer.sequenceNumber()).isEqualTo(sequence);
            }
        }
    }

    /** On a clock that stands still: a machine that does so for long loses no patience then. */
    private TestCentre patient(RequestHandler handler, int window) {
        return TestCentre.start(handler, settings -> onlyPatience(settings.window(window), new ManualTime()));
    }

    private static ServerConfig.Builder onlyPatience(ServerConfig.Builder settings, ManualTime time) {
        return settings.clock(time)
                .timer(time)
                .sessionInitTimer(Duration.ZERO)
                .enquireLinkTimer(Duration.ZERO)
                .inactivityTimer(Duration.ZERO)
                .responseTimer(Duration.ZERO);
    }

    @Test
    void whereNoMoreOctetsCanBeHeld_theReaderRests_untilRequestsAreAnswered() throws Exception {
        var time = new ManualTime();
        var payload = Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, Octets.copyOf(new byte[60_000])));
        var requests = IntStream.rangeClosed(1, 12)
                .mapToObj(sequence -> SubmitSm.builder()
                        .sequenceNumber(sequence)
                        .tlvs(payload)
                        .build())
                .toArray(Pdu[]::new);
        try (var centre = TestCentre.start(this::keep, settings -> onlyPatience(settings.window(6), time))) {
            var esme = centre.bind(BindType.TRANSMITTER);
            var link = (Link) centre.session();

            // Six are open and four are held; for the octets of one more there is no room.
            Thread.startVirtualThread(() -> esme.send(requests));
            await().until(() -> link.inbound().paused() && link.leader().isParked());

            assertThat(time.scheduled()).isOne();
            for (int sequence = 1; sequence <= 12; sequence++) {
                answerOne();
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber())
                        .isEqualTo(sequence);
            }
        }
    }

    @Test
    void whereNothingIsAnsweredForLong_readingGoesOn_andWhatIsTooMuchIsThrottled() {
        var time = new ManualTime();
        try (var centre = TestCentre.start(this::keep, settings -> onlyPatience(settings.window(2), time))) {
            var esme = centre.bind(BindType.TRANSMITTER);
            esme.send(submits(6)).send(new EnquireLink(99));
            await().until(() -> open.size() == 2);
            await().until(() -> time.waiting() == 1);

            time.advance(Duration.ofSeconds(5));

            for (int sequence = 5; sequence <= 6; sequence++) {
                var throttled = esme.expect(CommandId.SUBMIT_SM_RESP);
                assertThat(throttled.sequenceNumber()).isEqualTo(sequence);
                assertThat(throttled.commandStatus()).isEqualTo(CommandStatus.ESME_RTHROTTLED);
            }
            assertThat(esme.receive().commandId()).isEqualTo(CommandId.ENQUIRE_LINK_RESP);
        }
    }

    @Test
    void anUnbind_isAnsweredOnlyAfterWhatIsHeld() {
        try (var centre = patient(this::keep, 1)) {
            var esme = centre.bind(BindType.TRANSMITTER);

            esme.send(Messages.submit(1), Messages.submit(2), new Unbind(3));
            answerOne();
            answerOne();

            assertThat(List.of(esme.receive(), esme.receive(), esme.receive()))
                    .extracting(RawFrame::sequenceNumber)
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void readingGoesOn_onceAPeerThatDidNotReadHasCaughtUp() throws Exception {
        var longId = "x".repeat(60);
        int count = 10_000;
        try (var centre = TestCentre.start(this::keep, settings -> settings.window(count))) {
            var esme = centre.connect(4096).bind(BindType.TRANSMITTER, "esme", TestCentre.PASSWORD);
            esme.send(submits(count));
            await().until(() -> open.size() == count);
            var all = new ArrayList<>(open);
            open.clear();

            all.forEach(exchange -> exchange.respond(Responses.accepting(exchange.request(), longId)));
            esme.send(Messages.submit(count + 1));
            for (int i = 0; i < count; i++) {
                esme.expect(CommandId.SUBMIT_SM_RESP);
            }
            answerOne();

            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(count + 1);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
