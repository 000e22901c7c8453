package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.pdu.EnquireLink;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.Unbind;
import com.cloudhopper.smpp.type.SmppChannelException;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client bound to cloudhopper's server. */
class CloudhopperServerInteropTest {
    private static final long TIMEOUT_MS = 30_000;
    private static final String ALICE = "491710000001";
    private static final String BOB = "491720000002";
    private static final Octets HELLO = Octets.copyOf("hello".getBytes(StandardCharsets.US_ASCII));

    private final CloudhopperCentre centre = new CloudhopperCentre();
    private final InteropEsme esme = new InteropEsme();

    CloudhopperServerInteropTest() throws IOException, SmppChannelException {}

    @AfterEach
    void close() {
        esme.close();
        centre.close();
    }

    @ParameterizedTest
    @EnumSource
    void binds_asEachType(BindType type) throws Exception {
        SmppSession session = esme.bind(centre.port(), type, InteropCentre.PASSWORD);

        assertThat(session.bindType()).isEqualTo(type);
        assertThat(nextSession().getBindType().name()).isEqualTo(type.name());
        session.close("the test is over");
    }

    @Test
    void hearsTheStatus_ofARefusedBind() {
        var refusal = catchThrowableOfType(
                BindFailedException.class, () -> esme.bind(centre.port(), BindType.TRANSCEIVER, "wrong"));

        assertThat(refusal.status()).isEqualTo(CommandStatus.ESME_RINVPASWD);
    }

    @Test
    void getsTheMessageId_orTheStatus_ofASubmit() throws Exception {
        SmppSession session = bind();

        Outcome accepted = session.submit(submitSm().build()).get(30, TimeUnit.SECONDS);
        Outcome rejected =
                session.submit(submitSm().destination("0000").build()).get(30, TimeUnit.SECONDS);

        assertThat(accepted).isEqualTo(new Accepted("ch-1"));
        assertThat(rejected).isEqualTo(new Rejected(CommandStatus.ESME_RINVDSTADR));
        var submit = next(com.cloudhopper.smpp.pdu.SubmitSm.class);
        assertThat(submit.getSourceAddress().getAddress()).isEqualTo(ALICE);
        assertThat(submit.getDestAddress().getAddress()).isEqualTo(BOB);
        assertThat(submit.getShortMessage()).isEqualTo(HELLO.toByteArray());
    }

    @Test
    void submitsALongText_inSegments_andAsMessagePayload() throws Exception {
        SmppSession session = bind();

        for (byte[] segment : LongText.segments()) {
            SubmitSm submit = submitSm()
                    .esmClass(EsmClass.UDHI)
                    .shortMessage(Octets.copyOf(segment))
                    .build();
            assertThat(session.submit(submit).get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            assertThat(next(com.cloudhopper.smpp.pdu.SubmitSm.class).getShortMessage())
                    .isEqualTo(segment);
        }
        Tlv payload = new Tlv(TlvTag.MESSAGE_PAYLOAD, Octets.copyOf(LongText.WHOLE));
        SubmitSm whole = submitSm().shortMessage(Octets.EMPTY).tlv(payload).build();
        assertThat(session.submit(whole).get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
        assertThat(next(com.cloudhopper.smpp.pdu.SubmitSm.class)
                        .getOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD)
                        .getValue())
                .isEqualTo(LongText.WHOLE);
    }

    @Test
    void takesAReceipt() throws Exception {
        bind();
        String text =
                "id:ch-1 sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 stat:DELIVRD err:000 text:hello";
        var receipt = new com.cloudhopper.smpp.pdu.DeliverSm();
        receipt.setSourceAddress(address(BOB));
        receipt.setDestAddress(address(ALICE));
        receipt.setEsmClass((byte) EsmClass.RECEIPT);
        receipt.setShortMessage(text.getBytes(StandardCharsets.US_ASCII));

        PduResponse answer = response(nextSession(), receipt);

        assertThat(answer.getCommandStatus()).isZero();
        DeliverSm taken = esme.next(DeliverSm.class);
        assertThat(taken.isReceipt()).isTrue();
        assertThat(taken.source().address()).isEqualTo(BOB);
        assertThat(taken.body().toByteArray())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(text);
    }

    @Test
    void sendsAndTakesDataSm() throws Exception {
        SmppSession session = bind();
        DataSm data = DataSm.builder()
                .source(ALICE)
                .destination(BOB)
                .tlv(new Tlv(TlvTag.MESSAGE_PAYLOAD, HELLO))
                .build();
        var back = new com.cloudhopper.smpp.pdu.DataSm();
        back.setSourceAddress(address(BOB));
        back.setDestAddress(address(ALICE));
        back.setOptionalParameter(
                new com.cloudhopper.smpp.tlv.Tlv((short) TlvTag.MESSAGE_PAYLOAD, HELLO.toByteArray()));

        DataSmResp response = InteropEsme.response(session, data, DataSmResp.class);
        PduResponse answer = response(nextSession(), back);

        assertThat(response.messageId()).isEqualTo("ch-1");
        assertThat(answer.getCommandStatus()).isZero();
        assertThat(esme.next(DataSm.class).body()).isEqualTo(HELLO);
    }

    @Test
    void queriesCancelsAndReplaces() throws Exception {
        SmppSession session = bind();
        Address alice = Address.of(ALICE);

        QuerySmResp state = InteropEsme.response(session, new QuerySm(0, "id-9", alice), QuerySmResp.class);
        CancelSmResp cancelled =
                InteropEsme.response(session, new CancelSm(0, "", "id-9", alice, Address.of(BOB)), CancelSmResp.class);
        ReplaceSmResp replaced = InteropEsme.response(
                session, new ReplaceSm(0, "id-9", alice, "", "", 1, 0, HELLO, Tlvs.NONE), ReplaceSmResp.class);

        assertThat(state.messageState()).isEqualTo(MessageState.DELIVERED.code());
        assertThat(state.finalDate()).isEqualTo("261120120000000+");
        assertThat(state.errorCode()).isEqualTo(7);
        assertThat(cancelled.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(replaced.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(next(com.cloudhopper.smpp.pdu.QuerySm.class).getMessageId()).isEqualTo("id-9");
        assertThat(next(com.cloudhopper.smpp.pdu.CancelSm.class)
                        .getDestAddress()
                        .getAddress())
                .isEqualTo(BOB);
        assertThat(next(com.cloudhopper.smpp.pdu.ReplaceSm.class).getShortMessage())
                .isEqualTo(HELLO.toByteArray());
    }

    @Test
    void keepsAnIdleSession_byEnquireLink() throws Exception {
        ClientConfig config = ClientConfig.builder()
                .port(centre.port())
                .systemId("esme")
                .password(InteropCentre.PASSWORD)
                .enquireLinkTimer(Duration.ofMillis(100))
                .build();

        SmppSession session = SmppClient.connect(config, esme);

        next(EnquireLink.class);
        next(EnquireLink.class);
        assertThat(session.closed()).isNotDone();
        assertThat(response(nextSession(), new EnquireLink()).getCommandStatus())
                .isZero();
    }

    @Test
    void endsTheSession_byUnbind() throws Exception {
        SmppSession session = bind();
        SmppServerSession theirs = nextSession();

        session.unbind();

        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
        next(Unbind.class);
        await().until(() -> !theirs.isBound());
    }

    @Test
    void letsTheServerEndTheSession_byUnbind() throws Exception {
        SmppSession session = bind();

        nextSession().unbind(TIMEOUT_MS);

        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    private SmppSession bind() {
        return esme.bind(centre.port(), BindType.TRANSCEIVER, InteropCentre.PASSWORD);
    }

    private SmppServerSession nextSession() throws InterruptedException {
        return InteropCentre.next(centre.sessions, SmppServerSession.class);
    }

    private <R> R next(Class<R> type) throws InterruptedException {
        return InteropCentre.next(centre.requests, type);
    }

    private static SubmitSm.Builder submitSm() {
        return SubmitSm.builder().source(ALICE).destination(BOB).shortMessage(HELLO);
    }

    private static com.cloudhopper.smpp.type.Address address(String digits) {
        return new com.cloudhopper.smpp.type.Address((byte) 1, (byte) 1, digits);
    }

    private static PduResponse response(SmppServerSession session, PduRequest<?> request) throws Exception {
        var future = session.sendRequestPdu(request, TIMEOUT_MS, true);
        assertThat(future.await(TIMEOUT_MS)).isTrue();
        return future.getResponse();
    }
}
