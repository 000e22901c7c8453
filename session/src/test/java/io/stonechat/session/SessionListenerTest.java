package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a listener hears of the PDUs and the states of its links. */
class SessionListenerTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final SessionListener listener = new SessionListener() {
        @Override
        public void stateChanged(SmppSession session, SessionState before, SessionState now) {
            heard.add(before + " > " + now);
        }

        @Override
        public void sent(SmppSession session, Pdu pdu, int sequenceNumber) {
            heard.add("> " + CommandId.name(pdu.commandId()) + " " + sequenceNumber);
        }

        @Override
        public void received(SmppSession session, Pdu pdu) {
            heard.add("< " + CommandId.name(pdu.commandId()) + " " + pdu.sequenceNumber());
        }

        @Override
        public void discarded(SmppSession session, Pdu pdu, String reason) {
            heard.add("x " + CommandId.name(pdu.commandId()) + " " + pdu.sequenceNumber() + ": " + reason);
        }
    };

    private static void roundTrip(RawPeer peer, int sequence) {
        peer.send(new EnquireLink(sequence)).expect(CommandId.ENQUIRE_LINK_RESP);
    }

    @Test
    void hearsEachPduAndEachState_inOrder() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.listener(listener))) {
            var outcome = esme.session.submit(Messages.submit(0));
            esme.centre.expect(CommandId.SUBMIT_SM);
            esme.centre.send(new SubmitSmResp(2, CommandStatus.ESME_ROK, "id", Tlvs.NONE));
            outcome.get(30, TimeUnit.SECONDS);
            roundTrip(esme.centre, 5);
            esme.session.close("enough");
            esme.closed();
        }

        assertThat(heard)
                .containsExactly(
                        "> bind_transceiver 1",
                        "< bind_transceiver_resp 1",
                        "OPEN > BOUND_TRX",
                        "> submit_sm 2",
                        "< submit_sm_resp 2",
                        "< enquire_link 5",
                        "> enquire_link_resp 5",
                        "BOUND_TRX > CLOSED");
    }

    @Test
    void hearsWhatIsDiscarded_andWhy() throws Exception {
        try (var centre = TestCentre.start(TestCentre::accept, settings -> settings.listener(listener))) {
            var esme = centre.bind(BindType.RECEIVER);
            esme.send(new SubmitSmResp(9, CommandStatus.ESME_ROK, "id", Tlvs.NONE), Messages.submit(10));
            esme.expect(CommandId.SUBMIT_SM_RESP);
            esme.send(RawFrame.of(0x0000_000A, 0, 11)).expect(CommandId.GENERIC_NACK);

            await().until(() ->
                    heard.stream().filter(line -> line.startsWith("x")).count() == 3);
        }

        assertThat(heard)
                .contains(
                        "x submit_sm_resp 9: no request of ours waits for it",
                        "x submit_sm 10: forbidden in state BOUND_RX")
                .anyMatch(line -> line.startsWith("x ") && line.contains("unknown command_id"));
    }

    @Test
    void whatCannotBeEncoded_isNotHeardAsSent() throws Exception {
        RequestHandler tooLong = (_, exchange) ->
                exchange.respond(new SubmitSmResp(0, CommandStatus.ESME_ROK, "x".repeat(70_000), Tlvs.NONE));
        List<TracedPdu> seen = new CopyOnWriteArrayList<>();
        try (var centre = TestCentre.start(tooLong, settings -> settings.listener(listener))) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var session = centre.session();
            session.trace(TraceDetail.FULL, seen::add);

            assertThat(esme.send(Messages.submit(5)).receive().commandStatus()).isEqualTo(CommandStatus.ESME_RSYSERR);
            var unencodable =
                    Messages.deliver(0).toBuilder().serviceType("longer").build();
            assertThat(session.outcomeAndAwait(unencodable)).isInstanceOf(NotSent.class);
            roundTrip(esme, 6);
        }

        assertThat(heard)
                .filteredOn(line -> line.startsWith(">"))
                .containsExactly("> bind_transceiver_resp 1", "> submit_sm_resp 5", "> enquire_link_resp 6");
        assertThat(seen).filteredOn(TracedPdu::sent).hasSize(2);
    }

    @Test
    void thatThrows_changesNothing() throws Exception {
        var broken = new SessionListener() {
            @Override
            public void received(SmppSession session, Pdu pdu) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void sent(SmppSession session, Pdu pdu, int sequenceNumber) {
                throw new IllegalStateException("broken");
            }
        };
        try (var esme = TestEsme.bind(settings -> settings.listener(broken))) {
            var outcome = esme.session.submit(Messages.submit(0));
            int sequence = esme.centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
            esme.centre.send(new SubmitSmResp(sequence, CommandStatus.ESME_ROK, "id", Tlvs.NONE));

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
        }
    }
}
