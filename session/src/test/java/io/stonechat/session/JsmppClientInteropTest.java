package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlvs;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceIfPresentFlag;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.MessageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** jSMPP's client bound to our server. */
class JsmppClientInteropTest {
    private static final TypeOfNumber TON = TypeOfNumber.INTERNATIONAL;
    private static final NumberingPlanIndicator NPI = NumberingPlanIndicator.ISDN;
    private static final String ALICE = "491710000001";
    private static final String BOB = "491720000002";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final InteropCentre centre = new InteropCentre();
    private final Received received = new Received();
    private final SMPPSession jsmpp = new SMPPSession();

    @AfterEach
    void close() {
        jsmpp.unbindAndClose();
        centre.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BIND_TX", "BIND_RX", "BIND_TRX"})
    void binds_asEachType(BindType type) throws Exception {
        String systemId = bind(type, InteropCentre.PASSWORD);

        assertThat(systemId).isEqualTo("stonechat");
        SmppSession session = centre.nextSession();
        assertThat(session.bindType().name()).isEqualTo(expected(type));
        assertThat(session.systemId()).isEqualTo("jsmpp");
        assertThat(session.interfaceVersion()).isEqualTo(0x34);
    }

    private static String expected(BindType type) {
        return switch (type) {
            case BIND_TX -> "TRANSMITTER";
            case BIND_RX -> "RECEIVER";
            case BIND_TRX -> "TRANSCEIVER";
        };
    }

    @Test
    void hearsTheStatus_ofARefusedBind() {
        assertThatThrownBy(() -> bind(BindType.BIND_TRX, "wrong"))
                .rootCause()
                .hasMessageContaining("0000000e"); // ESME_RINVPASWD
    }

    @Test
    void getsTheMessageId_ofASubmit() throws Exception {
        bind();

        String id = submit(new ESMClass(), HELLO);

        assertThat(id).isEqualTo("id-1");
        SubmitSm submit = centre.next(SubmitSm.class);
        assertThat(submit.source()).isEqualTo(new Address(1, 1, ALICE));
        assertThat(submit.destination()).isEqualTo(new Address(1, 1, BOB));
        assertThat(submit.shortMessage()).isEqualTo(Octets.copyOf(HELLO));
        assertThat(submit.registeredDelivery()).isEqualTo(1);
    }

    @Test
    void submitsALongText_inSegments() throws Exception {
        bind();

        for (byte[] segment : LongText.segments()) {
            submit(new ESMClass(EsmClass.UDHI), segment);

            SubmitSm submit = centre.next(SubmitSm.class);
            assertThat(submit.hasUdh()).isTrue();
            assertThat(submit.shortMessage()).isEqualTo(Octets.copyOf(segment));
        }
    }

    @Test
    void submitsALongText_asMessagePayload() throws Exception {
        bind();

        submit(new ESMClass(), new byte[0], new OptionalParameter.Message_payload(LongText.WHOLE));

        assertThat(centre.next(SubmitSm.class).body()).isEqualTo(Octets.copyOf(LongText.WHOLE));
    }

    @Test
    void submitsToSeveralDestinations() throws Exception {
        bind();
        org.jsmpp.bean.Address[] to = {
            new org.jsmpp.bean.Address(TON, NPI, ALICE), new org.jsmpp.bean.Address(TON, NPI, BOB)
        };

        SubmitMultiResult result = jsmpp.submitMultiple(
                "",
                TON,
                NPI,
                ALICE,
                to,
                new ESMClass(),
                (byte) 0,
                (byte) 0,
                null,
                null,
                new RegisteredDelivery(0),
                ReplaceIfPresentFlag.DEFAULT,
                DataCodings.ZERO,
                (byte) 0,
                HELLO);

        assertThat(result.getMessageId()).isEqualTo("id-1");
        assertThat(result.getUnsuccessDeliveries()).isEmpty();
        assertThat(centre.next(SubmitMulti.class).destinations())
                .containsExactly(new SmeAddress(new Address(1, 1, ALICE)), new SmeAddress(new Address(1, 1, BOB)));
    }

    @Test
    void readsOurReceipt_andAnswersIt() throws Exception {
        bind();
        String text =
                "id:id-1 sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 stat:DELIVRD err:000 text:hello";

        DeliverSm receipt = DeliverSm.builder()
                .source(BOB)
                .destination(ALICE)
                .esmClass(EsmClass.RECEIPT)
                .shortMessage(Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
        DeliverSmResp answer = InteropEsme.response(centre.nextSession(), receipt, DeliverSmResp.class);

        assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        DeliveryReceipt read = InteropCentre.next(received.messages, org.jsmpp.bean.DeliverSm.class)
                .getShortMessageAsDeliveryReceipt();
        assertThat(read.getId()).isEqualTo("id-1");
        assertThat(read.getFinalStatus()).isEqualTo(DeliveryReceiptState.DELIVRD);
    }

    @Test
    void sendsAndTakesDataSm() throws Exception {
        bind();

        DataSmResult result = jsmpp.dataShortMessage(
                "",
                TON,
                NPI,
                ALICE,
                TON,
                NPI,
                BOB,
                new ESMClass(),
                new RegisteredDelivery(0),
                DataCodings.ZERO,
                new OptionalParameter.Message_payload(HELLO));
        DataSm back = centre.next(DataSm.class).toBuilder()
                .source(BOB)
                .destination(ALICE)
                .build();
        DataSmResp answer = InteropEsme.response(centre.nextSession(), back, DataSmResp.class);

        assertThat(result.getMessageId()).isEqualTo("id-1");
        assertThat(back.body()).isEqualTo(Octets.copyOf(HELLO));
        assertThat(answer.messageId()).isEqualTo("jsmpp-1");
        assertThat(InteropCentre.next(received.messages, org.jsmpp.bean.DataSm.class)
                        .getOptionalParameter(OptionalParameter.Message_payload.class)
                        .getValue())
                .isEqualTo(HELLO);
    }

    @Test
    void queriesCancelsAndReplaces() throws Exception {
        bind();

        QuerySmResult state = jsmpp.queryShortMessage("id-9", TON, NPI, ALICE);
        jsmpp.cancelShortMessage("", "id-9", TON, NPI, ALICE, TON, NPI, BOB);
        jsmpp.replaceShortMessage("id-9", TON, NPI, ALICE, null, null, new RegisteredDelivery(1), (byte) 0, HELLO);

        assertThat(state.getMessageState()).isEqualTo(MessageState.DELIVERED);
        assertThat(state.getFinalDate()).isEqualTo("261120120000000+");
        assertThat(state.getErrorCode()).isEqualTo((byte) 7);
        assertThat(centre.next(QuerySm.class).messageId()).isEqualTo("id-9");
        assertThat(centre.next(CancelSm.class).destination()).isEqualTo(new Address(1, 1, BOB));
        assertThat(centre.next(ReplaceSm.class).shortMessage()).isEqualTo(Octets.copyOf(HELLO));
    }

    @Test
    void hearsAnAlert() throws Exception {
        bind();

        centre.nextSession().notify(new AlertNotification(0, Address.of(BOB), Address.of(ALICE), Tlvs.NONE));

        assertThat(InteropCentre.next(received.messages, org.jsmpp.bean.AlertNotification.class)
                        .getSourceAddr())
                .isEqualTo(BOB);
    }

    @Test
    void keepsItsSession_byEnquireLink() throws Exception {
        try (var enquiring = new Enquiring()) {
            enquiring.setTransactionTimer(30_000);
            enquiring.connectAndBind("127.0.0.1", centre.port(), parameter(BindType.BIND_TRX, InteropCentre.PASSWORD));

            assertThatCode(enquiring::enquire).doesNotThrowAnyException();
        }
    }

    @Test
    void endsTheSession_byUnbind() throws Exception {
        bind();
        SmppSession session = centre.nextSession();

        jsmpp.unbindAndClose();

        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void letsUsEndTheSession_byUnbind() throws Exception {
        bind();
        SmppSession session = centre.nextSession();

        session.unbind();

        // Not CLOSED: jSMPP sets UNBOUND and CLOSED in two threads, in either order.
        await().until(() -> !jsmpp.getSessionState().isBound());
        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    private void bind() throws Exception {
        bind(BindType.BIND_TRX, InteropCentre.PASSWORD);
    }

    private String bind(BindType type, String password) throws Exception {
        jsmpp.setMessageReceiverListener(received);
        jsmpp.setTransactionTimer(30_000);
        return jsmpp.connectAndBind("127.0.0.1", centre.port(), parameter(type, password));
    }

    private static BindParameter parameter(BindType type, String password) {
        return new BindParameter(type, "jsmpp", password, "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");
    }

    private String submit(ESMClass esmClass, byte[] message, OptionalParameter... tlvs) throws Exception {
        return jsmpp.submitShortMessage(
                        "",
                        TON,
                        NPI,
                        ALICE,
                        TON,
                        NPI,
                        BOB,
                        esmClass,
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(1),
                        (byte) 0,
                        DataCodings.ZERO,
                        (byte) 0,
                        message,
                        tlvs)
                .getMessageId();
    }

    /** jSMPP asks by itself when a link is idle; this asks now. */
    private static final class Enquiring extends SMPPSession {
        void enquire() throws Exception {
            sendEnquireLink();
        }
    }

    private static final class Received implements MessageReceiverListener {
        private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();

        @Override
        public void onAcceptDeliverSm(org.jsmpp.bean.DeliverSm message) {
            messages.add(message);
        }

        @Override
        public void onAcceptAlertNotification(org.jsmpp.bean.AlertNotification alert) {
            messages.add(alert);
        }

        @Override
        public DataSmResult onAcceptDataSm(org.jsmpp.bean.DataSm message, Session source) {
            messages.add(message);
            try {
                return new DataSmResult(new MessageId("jsmpp-1"), new OptionalParameter[0]);
            } catch (org.jsmpp.PDUStringException e) {
                throw new AssertionError(e);
            }
        }
    }
}
