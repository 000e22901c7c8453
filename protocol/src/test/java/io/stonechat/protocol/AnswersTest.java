package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a peer gets, for requests and for what is none (SMPP 3.4 §3.2, §4.3). */
class AnswersTest {

    private static PduException failure(String hex) {
        var bytes = Octets.fromHex(hex).toByteArray();
        return Objects.requireNonNull(catchThrowableOfType(PduException.class, () -> {
            int length = Frames.length(bytes, 0, bytes.length, Frames.DEFAULT_MAX_PDU_BYTES);
            PduDecoder.decode(bytes, 0, length);
        }));
    }

    @Test
    void every_request_is_answered_by_its_own_response() {
        for (var pdu : new SamplePdus(new Random(7)).ofEachType()) {
            if (pdu instanceof Request request) {
                var no = Responses.rejecting(request, CommandStatus.ESME_RSYSERR);
                var yes = Responses.accepting(request, "42");
                assertThat(no.sequenceNumber()).isEqualTo(pdu.sequenceNumber());
                assertThat(no.commandStatus()).isEqualTo(CommandStatus.ESME_RSYSERR);
                assertThat(yes.commandStatus().isOk()).isTrue();
                assertThat(no.commandId())
                        .isEqualTo(
                                request.expectsResponse()
                                        ? pdu.commandId() | CommandId.RESPONSE
                                        : CommandId.GENERIC_NACK);
            }
        }
    }

    @Test
    void a_broken_submit_sm_gets_a_submit_sm_resp() {
        // a submit_sm that ends after its service_type, sequence number 5
        var failure = failure("00000011" + "00000004" + "00000000" + "00000005" + "00");
        assertThat(failure.closesLink()).isFalse();
        assertThat(failure.flaw()).isEqualTo(PduFlaw.TRUNCATED);
        assertThat(Answers.failure(failure))
                .contains(new SubmitSmResp(5, CommandStatus.ESME_RINVCMDLEN, "", Tlvs.NONE));
    }

    @Test
    void every_broken_request_gets_its_own_response() {
        for (var pdu : new SamplePdus(new Random(8)).ofEachType()) {
            if (pdu instanceof Request request) {
                var problem = new PduException.Problem(
                        CommandStatus.ESME_RINVMSGLEN, PduFlaw.OVERRUN, 40, "short_message", "9", "8");
                var failure = new PduException(problem, pdu.commandId(), 3);
                int expected = request.expectsResponse() ? pdu.commandId() | CommandId.RESPONSE : 0;
                assertThat(Answers.failure(failure).map(Pdu::commandId).orElse(0))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void an_impossible_length_gets_a_generic_nack_with_sequence_number_zero_and_ends_the_link() {
        for (var hex : new String[] {"00000000", "0000000f", "00010001", "80000000", "48545450"}) {
            var failure = failure(hex);
            assertThat(failure.closesLink()).isTrue();
            assertThat(Answers.failure(failure)).contains(new GenericNack(0, CommandStatus.ESME_RINVCMDLEN));
        }
    }

    @Test
    void an_unknown_request_gets_a_generic_nack_and_an_unknown_response_nothing() {
        var request = new UnknownPdu(0x00000110, CommandStatus.ESME_ROK, 9, Octets.EMPTY);
        assertThat(Answers.unknown(request)).contains(new GenericNack(9, CommandStatus.ESME_RINVCMDID));
        var response = new UnknownPdu(0x80000110, CommandStatus.ESME_ROK, 9, Octets.EMPTY);
        assertThat(Answers.unknown(response)).isEmpty();
    }

    @Test
    void a_broken_response_gets_nothing() {
        // a query_sm_resp with status 0 that ends within its message_id
        var failure = failure("00000012" + "80000003" + "00000000" + "00000005" + "3132");
        assertThat(Answers.failure(failure)).isEmpty();
    }
}
