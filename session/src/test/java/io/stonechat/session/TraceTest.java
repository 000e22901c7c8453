package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceTest {
    private static final String SECRET = "topsecret";
    private static final Address NUMBER = Address.of("4915112345678");

    private final List<TracedPdu> seen = new CopyOnWriteArrayList<>();

    private static Octets text() {
        return Octets.copyOf(SECRET.getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<Pdu> telling() {
        var payload = Tlvs.of(
                new Tlv(TlvTag.MESSAGE_PAYLOAD, text()), new Tlv(0x1401, text()), new Tlv(TlvTag.CALLBACK_NUM, text()));
        return Stream.of(
                SubmitSm.builder()
                        .source(NUMBER)
                        .destination(NUMBER)
                        .shortMessage(text())
                        .build(),
                SubmitSm.builder().destination(NUMBER).tlvs(payload).build(),
                DataSm.builder()
                        .source(NUMBER)
                        .destination(NUMBER)
                        .tlvs(payload)
                        .build(),
                SubmitMulti.builder()
                        .destinations(List.of(new SmeAddress(NUMBER)))
                        .shortMessage(text())
                        .build(),
                new ReplaceSm(1, "id", NUMBER, "", "", 0, 0, text(), Tlvs.NONE),
                BindRequest.builder()
                        .systemId("esme")
                        .password(SECRET.substring(0, 8))
                        .build(),
                new Outbind(1, "esme", SECRET.substring(0, 8)));
    }

    @ParameterizedTest
    @MethodSource("telling")
    void aRedactedPdu_showsNeitherPasswordNorTextNorNumber_andKeepsItsLength(Pdu pdu) {
        var shown = Redaction.of(pdu);
        byte[] before = io.stonechat.protocol.PduEncoder.toBytes(pdu);
        byte[] after = io.stonechat.protocol.PduEncoder.toBytes(shown);

        assertThat(after).hasSameSizeAs(before);
        var octets = new String(after, StandardCharsets.ISO_8859_1);
        assertThat(octets).doesNotContain("secret").doesNotContain("topsecr").doesNotContain("49151123456");
        assertThat(shown.commandId()).isEqualTo(pdu.commandId());
    }

    @Test
    void aTrace_isSwitchedOnAndOff_whileTheSessionRuns() throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            var session = centre.session();
            esme.send(Messages.submit(2, SECRET)).expect(CommandId.SUBMIT_SM_RESP);

            session.trace(TraceDetail.REDACTED, seen::add);
            esme.send(Messages.submit(3, SECRET)).expect(CommandId.SUBMIT_SM_RESP);
            await().until(() -> seen.size() == 2);
            assertThat(session.traced()).contains(TraceDetail.REDACTED);
            session.traceOff();
            assertThat(session.traced()).isEmpty();
            esme.send(Messages.submit(4, SECRET)).expect(CommandId.SUBMIT_SM_RESP);

            assertThat(seen).hasSize(2);
            assertThat(seen.getFirst().sent()).isFalse();
            assertThat(seen.getFirst().pdu().sequenceNumber()).isEqualTo(3);
            assertThat(seen.getLast().sent()).isTrue();
            assertThat(seen.getLast().pdu().sequenceNumber()).isEqualTo(3);
            assertThat(seen.getFirst().toString())
                    .contains("submit_sm", "<-", session.id())
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aFullTrace_showsTheOctetsOfTheWire() throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            centre.session().trace(TraceDetail.FULL, seen::add);
            RawFrame answer = esme.send(Messages.submit(9, SECRET)).receive();

            await().until(() -> seen.size() == 2);
            assertThat(seen.getFirst().octets().toByteArray())
                    .isEqualTo(io.stonechat.protocol.PduEncoder.toBytes(Messages.submit(9, SECRET)));
            assertThat(seen.getLast().octets()).isEqualTo(answer.octets());
        }
    }

    @Test
    void aTraceThatThrows_harmsNobody() throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);
            centre.session().trace(TraceDetail.FULL, _ -> {
                throw new IllegalStateException("on purpose");
            });

            esme.send(new EnquireLink(2)).expect(CommandId.ENQUIRE_LINK_RESP);
            esme.send(Messages.submit(3)).expect(CommandId.SUBMIT_SM_RESP);
        }
    }
}
