package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
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
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client bound to jSMPP's server. */
class JsmppServerInteropTest {
    private static final TypeOfNumber TON = TypeOfNumber.INTERNATIONAL;
    private static final NumberingPlanIndicator NPI = NumberingPlanIndicator.ISDN;
    private static final String ALICE = "491710000001";
    private static final String BOB = "491720000002";
    private static final Octets HELLO = Octets.copyOf("hello".getBytes(StandardCharsets.US_ASCII));

    private final JsmppCentre centre = new JsmppCentre();
    private final InteropEsme esme = new InteropEsme();

    JsmppServerInteropTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        esme.close();
        centre.close();
    }

    @ParameterizedTest
    @EnumSource
    void binds_asEachType(BindType type) throws Exception {
        SmppSession session = esme.bind(centre.port(), type, InteropCentre.PASSWORD);

        assertThat(session.state().name()).contains("BOUND");
        assertThat(session.bindType()).isEqualTo(type);
        assertThat(nextSession().getSessionState().isBound()).isTrue();
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

        assertThat(accepted).isEqualTo(new Accepted("jsmpp-1"));
        assertThat(rejected).isEqualTo(new Rejected(CommandStatus.ESME_RINVDSTADR));
        var submit = next(org.jsmpp.bean.SubmitSm.class);
        assertThat(submit.getSourceAddr()).isEqualTo(ALICE);
        assertThat(submit.getDestAddress()).isEqualTo(BOB);
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
            assertThat(next(org.jsmpp.bean.SubmitSm.class).getShortMessage()).isEqualTo(segment);
        }
        Tlv payload = new Tlv(TlvTag.MESSAGE_PAYLOAD, Octets.copyOf(LongText.WHOLE));
        SubmitSm whole = submitSm().shortMessage(Octets.EMPTY).tlv(payload).build();
        assertThat(session.submit(whole).get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
        assertThat(next(org.jsmpp.bean.SubmitSm.class)
                        .getOptionalParameter(OptionalParameter.Message_payload.class)
                        .getValue())
                .isEqualTo(LongText.WHOLE);
    }

    @Test
    void submitsToSeveralDestinations() throws Exception {
        SubmitMulti multi = SubmitMulti.builder()
                .source(ALICE)
                .destinations(List.of(new SmeAddress(Address.of(BOB)), new SmeAddress(new Address(1, 1, "0000"))))
                .shortMessage(HELLO)
                .build();

        SubmitMultiResp response = InteropEsme.response(bind(), multi, SubmitMultiResp.class);

        assertThat(response.messageId()).isEqualTo("jsmpp-1");
        assertThat(response.unsuccessful())
                .containsExactly(new UnsuccessfulSme(new Address(1, 1, "0000"), CommandStatus.ESME_RINVDSTADR));
    }

    @Test
    void takesAReceipt() throws Exception {
        bind();
        String text =
                "id:jsmpp-1 sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 stat:DELIVRD err:000 text:hello";

        nextSession()
                .deliverShortMessage(
                        "",
                        TON,
                        NPI,
                        BOB,
                        TON,
                        NPI,
                        ALICE,
                        new ESMClass(EsmClass.RECEIPT),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        DataCodings.ZERO,
                        text.getBytes(StandardCharsets.US_ASCII));

        DeliverSm receipt = esme.next(DeliverSm.class);
        assertThat(receipt.isReceipt()).isTrue();
        assertThat(receipt.source().address()).isEqualTo(BOB);
        assertThat(receipt.body().toByteArray())
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

        DataSmResp response = InteropEsme.response(session, data, DataSmResp.class);
        nextSession()
                .dataShortMessage(
                        "",
                        TON,
                        NPI,
                        BOB,
                        TON,
                        NPI,
                        ALICE,
                        new ESMClass(),
                        new RegisteredDelivery(0),
                        DataCodings.ZERO,
                        new OptionalParameter.Message_payload(HELLO.toByteArray()));

        assertThat(response.messageId()).isEqualTo("jsmpp-1");
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
        assertThat(next(org.jsmpp.bean.QuerySm.class).getMessageId()).isEqualTo("id-9");
        assertThat(next(org.jsmpp.bean.CancelSm.class).getDestinationAddress()).isEqualTo(BOB);
        assertThat(next(org.jsmpp.bean.ReplaceSm.class).getShortMessage()).isEqualTo(HELLO.toByteArray());
    }

    @Test
    void hearsAnAlert() throws Exception {
        bind();

        nextSession().alertNotification(TON, NPI, BOB, TON, NPI, ALICE);

        assertThat(esme.next(AlertNotification.class).source()).isEqualTo(new Address(1, 1, BOB));
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
    }

    @Test
    void endsTheSession_byUnbind() throws Exception {
        SmppSession session = bind();
        SMPPServerSession theirs = nextSession();

        session.unbind();

        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
        await().until(() -> !theirs.getSessionState().isBound());
    }

    @Test
    void letsTheServerEndTheSession_byUnbind() throws Exception {
        SmppSession session = bind();

        nextSession().unbindAndClose();

        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    private SmppSession bind() {
        return esme.bind(centre.port(), BindType.TRANSCEIVER, InteropCentre.PASSWORD);
    }

    private SMPPServerSession nextSession() throws InterruptedException {
        return InteropCentre.next(centre.sessions, SMPPServerSession.class);
    }

    private <R> R next(Class<R> type) throws InterruptedException {
        return InteropCentre.next(centre.requests, type);
    }

    private static SubmitSm.Builder submitSm() {
        return SubmitSm.builder().source(ALICE).destination(BOB).shortMessage(HELLO);
    }
}
