package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnbindResp;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real peers do on a session that the specification does not say, and what becomes of it: octet by octet. */
class QuirksOfPeersTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    // ---- responses

    private static int submitted(TestEsme esme) {
        return esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
    }

    @ParameterizedTest(name = "submit_sm_resp with status {0} and body \"{1}\"")
    @CsvSource({
        // an id, none, a vendor's TLVs behind an empty id, a broken body
        "0x0b, 696400",
        "0x0b, ''",
        "0x58, 00 2153 0002 6e6f 2167 0002 6f6b",
        "0x58, 0427 00",
        "0x14, 6964",
        "0x400, 00"
    })
    void aNegativeResponse_rejects_andTheSessionLives_whateverItsBody(String status, String body) throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            esme.centre.send(RawFrame.of(CommandId.SUBMIT_SM_RESP, Integer.decode(status), submitted(esme), hex(body)));

            assertThat(outcome.get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Rejected(CommandStatus.of(Integer.decode(status))));
            lives(esme.centre);
        }
    }

    @ParameterizedTest(name = "submit_sm_resp with TLVs {0}")
    @CsvSource({
        // congestion_state of 5.0, user_message_reference, one that says it is longer than it is, padding
        "696400 0428 0001 63, id",
        "696400 0204 0002 0007, id",
        "696400 0204 0040 0007, id",
        "696400 00, id",
        "696400 1400 0006 286e756c6c29, id"
    })
    void aPositiveResponse_acceptsWithItsId_whateverFollows(String body, String id) throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var response = esme.session.send(Messages.submit(0));
            esme.centre.send(RawFrame.of(CommandId.SUBMIT_SM_RESP, 0, submitted(esme), hex(body)));

            assertThat(((SubmitSmResp) response.get(30, TimeUnit.SECONDS)).messageId())
                    .isEqualTo(id);
            lives(esme.centre);
        }
    }

    @Test
    void aDataSmRespOnError_mayBringTlvs_andNoId() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var response = esme.session.send(Messages.data(0));
            int sequence = esme.centre.expect(CommandId.DATA_SM).sequenceNumber();
            // delivery_failure_reason
            esme.centre.send(RawFrame.of(CommandId.DATA_SM_RESP, 0xFE, sequence, hex("0425 0001 02")));

            var answer = (DataSmResp) response.get(30, TimeUnit.SECONDS);
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.of(0xFE));
            assertThat(answer.messageId()).isEmpty();
            assertThat(answer.tlvs().integer(TlvTag.DELIVERY_FAILURE_REASON)).hasValue(2);
        }
    }

    @ParameterizedTest(name = "deliver_sm_resp with body \"{0}\"")
    @ValueSource(strings = {"", "00", "696400", "6964", "00 0427 0001 02", "00 00"})
    void aDeliverSmResp_isTaken_withOrWithoutAnId(String body) throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var outcome = centre.session().outcome(Messages.deliver(0));
            int sequence = esme.expect(CommandId.DELIVER_SM).sequenceNumber();
            esme.send(RawFrame.of(CommandId.DELIVER_SM_RESP, 0, sequence, hex(body)));

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            lives(esme);
        }
    }

    @Test
    void aResponseWithANumberOfItsOwn_answersNobody_andTheSessionLives() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            int sequence = submitted(esme);
            esme.centre.send(RawFrame.of(CommandId.SUBMIT_SM_RESP, 0, sequence + 1000, hex("696400")));
            lives(esme.centre);
            assertThat(outcome.isDone()).isFalse();

            esme.centre.send(RawFrame.of(CommandId.SUBMIT_SM_RESP, 0, sequence, hex("696400")));
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
        }
    }

    @Test
    void anEnquireLinkRespWithANumberOfItsOwn_isASignOfLife() throws Exception {
        var time = new ManualTime();
        try (var esme = TestEsme.bind(settings -> settings.clock(time)
                .timer(time)
                .enquireLinkTimer(Duration.ofSeconds(10))
                .responseTimer(Duration.ofSeconds(5)))) {
            var enquiries = new Enquiries(esme.session);
            for (int i = 0; i < 5; i++) {
                await().pollInterval(Duration.ofMillis(2)).until(() -> {
                    if (!enquiries.isOpen() && time.waiting() > 0) {
                        time.advance(Duration.ofSeconds(1));
                    }
                    return enquiries.isOpen();
                });
                esme.centre.expect(CommandId.ENQUIRE_LINK);
                esme.centre.send(RawFrame.of(CommandId.ENQUIRE_LINK_RESP, 0, 77));
                lives(esme.centre);
            }
            assertThat(esme.session.state()).isEqualTo(SessionState.BOUND_TRX);
        }
    }

    @Test
    void theRequestsOfASession_haveNumbersOfTheirOwn_alsoAfterFailures() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var seen = new CopyOnWriteArrayList<Integer>();
            for (int i = 0; i < 20; i++) {
                var outcome = esme.session.submit(Messages.submit(0));
                int sequence = submitted(esme);
                seen.add(sequence);
                esme.centre.send(RawFrame.of(CommandId.SUBMIT_SM_RESP, i % 2 == 0 ? 0x58 : 0, sequence, hex("00")));
                outcome.get(30, TimeUnit.SECONDS);
            }

            assertThat(seen).isSorted().doesNotHaveDuplicates();
            assertThat(IntStream.range(1, 20).allMatch(i -> seen.get(i) == seen.get(i - 1) + 1))
                    .isTrue();
        }
    }

    // ---- requests

    @ParameterizedTest(name = "a submit_sm with \"{0}\" behind its last TLV")
    @ValueSource(strings = {"00", "00 00", "00 00 00"})
    void paddingBehindTheLastTlv_isNoReasonToRefuseARequest(String padding) {
        try (var centre = TestCentre.start()) {
            byte[] submit = RawPeer.octets(Messages.submit(3));
            byte[] behind = hex("0204 0002 0007" + padding);
            byte[] body = new byte[submit.length - 16 + behind.length];
            System.arraycopy(submit, 16, body, 0, submit.length - 16);
            System.arraycopy(behind, 0, body, submit.length - 16, behind.length);
            var esme = centre.bind(BindType.TRANSCEIVER).send(RawFrame.of(CommandId.SUBMIT_SM, 0, 3, body));

            var answer = esme.expect(CommandId.SUBMIT_SM_RESP);
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
            lives(esme);
        }
    }

    @Test
    void aResponseOfOurs_bringsNothingThatOldEsmesDoNotKnow() {
        try (var centre = TestCentre.start()) {
            var withReference = Messages.submit(3).toBuilder()
                    .tlvs(Tlvs.of(Tlv.int16(TlvTag.USER_MESSAGE_REFERENCE, 7)))
                    .build();
            var esme = centre.bind(BindType.TRANSCEIVER).send(withReference);

            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).body()).isEqualTo(hex("696400"));
        }
    }

    @Test
    void aDeliverSmThatIsSentAgainAndAgain_isAnsweredEachTime() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            for (int sequence : List.of(5, 5, 0, 0x7FFF_FFFF, 0x806A_179B, 0xFFFF_FFFF)) {
                esme.centre.send(Messages.deliver(sequence));
                var answer = esme.centre.expect(CommandId.DELIVER_SM_RESP);
                assertThat(answer.sequenceNumber()).isEqualTo(sequence);
                assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
            }
        }
    }

    @ParameterizedTest(name = "{0} with octets behind")
    @ValueSource(ints = {CommandId.ENQUIRE_LINK, CommandId.UNBIND})
    void octetsBehindARequestThatHasNoBody_areNoReasonToRefuseIt(int commandId) throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            esme.centre.send(RawFrame.of(commandId, 0, 9, hex("00 0204 0001")));

            var answer = esme.centre.receive();
            assertThat(answer.commandId()).isEqualTo(commandId | CommandId.GENERIC_NACK);
            assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        }
    }

    @Test
    void aGenericNackWithOctetsBehind_rejectsItsRequest() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            var outcome = esme.session.submit(Messages.submit(0));
            esme.centre.send(RawFrame.of(CommandId.GENERIC_NACK, 3, submitted(esme), hex("00 00")));

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Rejected(CommandStatus.ESME_RINVCMDID));
            lives(esme.centre);
        }
    }

    // ---- ends

    @Test
    void aPeerThatUnbinds_getsItsAnswer_andTheLinkEnds() throws Exception {
        try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
            esme.centre.send(Messages.request("unbind", 3));

            assertThat(esme.centre.expect(CommandId.UNBIND_RESP).pdu()).isEqualTo(new UnbindResp(3));
            esme.centre.expectEnd();
            assertThat(esme.closed()).isEqualTo("unbound by the peer");
        }
    }

    @Test
    void aPeerThatSaysNothingMoreComes_hasItsLastRequestsHandled_andTheSessionEnds() throws Exception {
        var handled = new CopyOnWriteArrayList<Integer>();
        try (var centre = TestCentre.start((request, exchange) -> {
            handled.add(request.sequenceNumber());
            TestCentre.accept(request, exchange);
        })) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var outcome = centre.session().outcome(Messages.deliver(0));
            esme.expect(CommandId.DELIVER_SM);

            esme.send(Messages.submit(1), Messages.submit(2)).endOutput();

            // Responses come as long as their handlers are quicker than the end is found.
            esme.expectEnd();
            assertThat(centre.closed()).isEqualTo("the peer closed the connection");
            await().untilAsserted(() -> assertThat(handled).containsExactly(1, 2));
            // its response can no longer come
            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest(name = "after {0} octets of the response")
    @ValueSource(ints = {0, 1, 4, 8, 15, 16, 18})
    void aLinkThatEndsAtAnyOctetOfAResponse_leavesTheOutcomeUnknown_atOnce(int octets) throws Exception {
        byte[] response =
                RawFrame.of(CommandId.SUBMIT_SM_RESP, 0, 2, hex("696400")).toByteArray();
        for (boolean reset : new boolean[] {false, true}) {
            try (var esme = TestEsme.bind(BindType.TRANSCEIVER)) {
                var outcome = esme.session.submit(Messages.submit(0));
                assertThat(submitted(esme)).isEqualTo(2);
                esme.centre.send(java.util.Arrays.copyOf(response, octets));
                if (reset) {
                    esme.centre.reset();
                } else {
                    esme.centre.close();
                }

                assertThat(outcome.get(30, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                Unknown.class,
                                unknown -> assertThat(unknown.linkLost()).isTrue());
            }
        }
    }

    private static void lives(RawPeer peer) {
        peer.send(new EnquireLink(4711));
        assertThat(peer.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber()).isEqualTo(4711);
    }
}
