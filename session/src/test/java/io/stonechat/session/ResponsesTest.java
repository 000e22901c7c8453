package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawFrame;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import io.stonechat.protocol.GenericNack;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a request of ours, by what the peer answers. */
class ResponsesTest {
    private static Outcome get(CompletableFuture<Outcome> outcome) throws Exception {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static SubmitSmResp ok(int sequence, String id) {
        return new SubmitSmResp(sequence, CommandStatus.ESME_ROK, id, Tlvs.NONE);
    }

    @Test
    void responsesInAnyOrder_findTheirRequests() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var first = esme.session.submit(Messages.submit(0));
            var second = esme.session.submit(Messages.submit(0));
            int one = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
            int two = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();

            esme.centre.send(ok(two, "second"), ok(one, "first"));

            assertThat(get(first)).isEqualTo(new Accepted("first"));
            assertThat(get(second)).isEqualTo(new Accepted("second"));
        }
    }

    @Test
    void aStatusOutsideTheTable_isKeptAsItIs() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.receive().sequenceNumber();

            // command_status 0x00000455 is a vendor's own; the body is empty
            esme.centre.send(RawFrame.of(CommandId.SUBMIT_SM_RESP, 0x455, sequence));

            assertThat(get(outcome)).isEqualTo(new Rejected(CommandStatus.of(0x455)));
        }
    }

    @Test
    void aPositiveResponseWithoutBody_isAccepted_withoutId() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));

            esme.centre.send(RawFrame.of(
                    CommandId.SUBMIT_SM_RESP, 0, esme.centre.receive().sequenceNumber()));

            assertThat(get(outcome)).isEqualTo(new Accepted(""));
        }
    }

    @Test
    void aMessageIdWithoutItsNul_isTakenAllTheSame() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));

            // message_id "A1" and no NUL
            esme.centre.send(RawFrame.of(
                    CommandId.SUBMIT_SM_RESP, 0, esme.centre.receive().sequenceNumber(), (byte) 'A', (byte) '1'));

            assertThat(get(outcome)).isEqualTo(new Accepted("A1"));
        }
    }

    @Test
    void aGenericNackWithTheNumberOfTheRequest_rejectsIt() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));

            esme.centre.send(new GenericNack(esme.centre.receive().sequenceNumber(), CommandStatus.ESME_RINVCMDID));

            assertThat(get(outcome)).isEqualTo(new Rejected(CommandStatus.ESME_RINVCMDID));
        }
    }

    @Test
    void aGenericNackWithNumberZero_failsNoRequest() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.receive().sequenceNumber();

            esme.centre.send(new GenericNack(0, CommandStatus.ESME_RSYSERR), ok(sequence, "id"));

            assertThat(get(outcome)).isEqualTo(new Accepted("id"));
            assertThat(esme.events).anyMatch(SessionEvent.UnmatchedResponse.class::isInstance);
        }
    }

    @Test
    void aResponseOfAnotherCommandWithTheSameNumber_doesNotAnswer() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.receive().sequenceNumber();

            esme.centre.send(
                    new EnquireLinkResp(sequence),
                    new DeliverSmResp(sequence, CommandStatus.ESME_ROK, "wrong", Tlvs.NONE),
                    ok(sequence, "right"));

            assertThat(get(outcome)).isEqualTo(new Accepted("right"));
        }
    }

    @Test
    void aSecondResponse_isCountedAndIgnored() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.receive().sequenceNumber();

            esme.centre.send(ok(sequence, "first"), ok(sequence, "second"), ok(sequence + 100, "never asked for"));

            assertThat(get(outcome)).isEqualTo(new Accepted("first"));
            await().until(() -> esme.events.stream()
                            .filter(SessionEvent.UnmatchedResponse.class::isInstance)
                            .count()
                    == 2);
            assertThat(esme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void aResponseThatCannotBeRead_leavesTheOutcomeUnknown() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.outcome(Messages.request("query_sm", 0));
            // no query_sm through an ESME bound as transceiver is refused, so it was written
            int sequence = esme.centre.expect(CommandId.QUERY_SM).sequenceNumber();

            // message_id "x", final_date without its NUL and nothing after it
            esme.centre.send(RawFrame.of(CommandId.QUERY_SM_RESP, 0, sequence, (byte) 'x', (byte) 0, (byte) '2'));

            assertThat(get(outcome)).isInstanceOf(Unknown.class);
            assertThat(esme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void aHandlerThatAnswersTwice_sendsTheFirstAnswerOnly() throws Exception {
        RequestHandler twice = (request, exchange) -> {
            exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, "one", Tlvs.NONE));
            exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, "two", Tlvs.NONE));
        };
        try (var centre = TestCentre.start(twice)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(5), new EnquireLink(6));

            assertThat(((SubmitSmResp) esme.receive().pdu()).messageId()).isEqualTo("one");
            assertThat(esme.receive().commandId()).isEqualTo(CommandId.ENQUIRE_LINK_RESP);
            // Another thread goes on reading where this handler is kept for long between its answers.
            await().until(() -> centre.events.stream().anyMatch(SessionEvent.DoubleAnswer.class::isInstance));
        }
    }

    @Test
    void aHandlerThatThrows_hasItsRequestAnsweredSystemError() {
        RequestHandler broken = (request, exchange) -> {
            throw new IllegalStateException("on purpose");
        };
        try (var centre = TestCentre.start(broken)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(5), Messages.submit(6));

            assertThat(esme.receive().commandStatus()).isEqualTo(CommandStatus.ESME_RSYSERR);
            assertThat(esme.receive().sequenceNumber()).isEqualTo(6);
        }
    }

    @Test
    void aResponseOfTheWrongKind_isAnErrorOfTheHandler() {
        var failure = new CompletableFuture<Throwable>();
        RequestHandler wrong = (request, exchange) -> {
            try {
                exchange.respond(new DeliverSmResp(0, CommandStatus.ESME_ROK, "", Tlvs.NONE));
            } catch (IllegalArgumentException e) {
                failure.complete(e);
                throw e;
            }
        };
        try (var centre = TestCentre.start(wrong)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(5));

            assertThat(esme.receive().commandStatus()).isEqualTo(CommandStatus.ESME_RSYSERR);
            assertThat(failure.join()).hasMessageContaining("DeliverSmResp").hasMessageContaining("SubmitSm");
        }
    }

    @Test
    void aResponseThatCannotBeEncoded_becomesSystemError() {
        RequestHandler tooLong = (request, exchange) ->
                exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, "x".repeat(70_000), Tlvs.NONE));
        try (var centre = TestCentre.start(tooLong)) {
            var esme = centre.bind(BindType.TRANSMITTER).send(Messages.submit(5));

            var answer = esme.receive();
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_RSYSERR);
            assertThat(answer.sequenceNumber()).isEqualTo(5);
        }
    }

    @Test
    void aRequestThatCannotBeEncoded_isNotSent_andTakesNoPlace() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(1))) {
            var outcome = esme.session.submit(Messages.submit(0).toBuilder()
                    .serviceType("longer than five octets")
                    .build());

            assertThat(get(outcome)).isInstanceOf(NotSent.class);
            assertThat(esme.session.unanswered()).isZero();
            var next = esme.session.submit(Messages.submit(0));
            esme.centre.send(ok(esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber(), "id"));
            assertThat(get(next)).isEqualTo(new Accepted("id"));
        }
    }

    @Test
    void theFutureOfSend_failsWithTheExceptionOfItsOutcome() throws Exception {
        try (var esme = TestEsme.bind(BindType.RECEIVER)) {
            assertThatThrownBy(() -> esme.session.send(Messages.submit(0)).join())
                    .hasCauseInstanceOf(NotSentException.class);
        }
    }
}
