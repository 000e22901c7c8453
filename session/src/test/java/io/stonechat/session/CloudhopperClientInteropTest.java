package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.EnquireLinkResp;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.QuerySmResp;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.SmppBindException;
import com.cloudhopper.smpp.util.DeliveryReceipt;
import io.stonechat.protocol.Address;
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
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.TlvTag;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** cloudhopper's client bound to our server. */
class CloudhopperClientInteropTest {
    private static final long TIMEOUT_MS = 30_000;
    private static final String ALICE = "491710000001";
    private static final String BOB = "491720000002";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final InteropCentre centre = new InteropCentre();
    private final DefaultSmppClient client = new DefaultSmppClient();
    private final Received received = new Received();

    @AfterEach
    void close() {
        client.destroy();
        centre.close();
    }

    @ParameterizedTest
    @EnumSource
    void binds_asEachType(SmppBindType type) throws Exception {
        var cloudhopper = bind(type, InteropCentre.PASSWORD);

        assertThat(cloudhopper.isBound()).isTrue();
        SmppSession session = centre.nextSession();
        assertThat(session.bindType().name()).isEqualTo(type.name());
        assertThat(session.systemId()).isEqualTo("cloudhopper");
        assertThat(session.interfaceVersion()).isEqualTo(0x34);
    }

    @Test
    void hearsTheStatus_ofARefusedBind() {
        var refusal = catchThrowableOfType(SmppBindException.class, () -> bind(SmppBindType.TRANSCEIVER, "wrong"));

        assertThat(refusal.getBindResponse().getCommandStatus()).isEqualTo(SmppConstants.STATUS_INVPASWD);
    }

    @Test
    void getsTheMessageId_ofASubmit() throws Exception {
        var cloudhopper = bind();
        var request = submitSm(HELLO);
        request.setRegisteredDelivery((byte) 1);

        SubmitSmResp response = cloudhopper.submit(request, TIMEOUT_MS);

        assertThat(response.getMessageId()).isEqualTo("id-1");
        SubmitSm submit = centre.next(SubmitSm.class);
        assertThat(submit.source()).isEqualTo(new Address(1, 1, ALICE));
        assertThat(submit.destination()).isEqualTo(new Address(1, 1, BOB));
        assertThat(submit.shortMessage()).isEqualTo(Octets.copyOf(HELLO));
        assertThat(submit.registeredDelivery()).isEqualTo(1);
    }

    @Test
    void submitsALongText_inSegments() throws Exception {
        var cloudhopper = bind();

        for (byte[] segment : LongText.segments()) {
            var request = submitSm(segment);
            request.setEsmClass((byte) EsmClass.UDHI);
            cloudhopper.submit(request, TIMEOUT_MS);

            SubmitSm submit = centre.next(SubmitSm.class);
            assertThat(submit.hasUdh()).isTrue();
            assertThat(submit.shortMessage()).isEqualTo(Octets.copyOf(segment));
        }
    }

    @Test
    void submitsALongText_asMessagePayload() throws Exception {
        var cloudhopper = bind();
        var request = submitSm(new byte[0]);
        request.setOptionalParameter(new Tlv((short) TlvTag.MESSAGE_PAYLOAD, LongText.WHOLE));

        cloudhopper.submit(request, TIMEOUT_MS);

        assertThat(centre.next(SubmitSm.class).body()).isEqualTo(Octets.copyOf(LongText.WHOLE));
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
        var delivered = InteropCentre.next(received.requests, com.cloudhopper.smpp.pdu.DeliverSm.class);
        var read = DeliveryReceipt.parseShortMessage(
                new String(delivered.getShortMessage(), StandardCharsets.US_ASCII), DateTimeZone.UTC);
        assertThat(read.getMessageId()).isEqualTo("id-1");
        assertThat(read.getState()).isEqualTo(SmppConstants.STATE_DELIVERED);
    }

    @Test
    void sendsAndTakesDataSm() throws Exception {
        var cloudhopper = bind();
        var request = new com.cloudhopper.smpp.pdu.DataSm();
        request.setSourceAddress(address(ALICE));
        request.setDestAddress(address(BOB));
        request.setOptionalParameter(new Tlv((short) TlvTag.MESSAGE_PAYLOAD, HELLO));

        var result = (com.cloudhopper.smpp.pdu.DataSmResp) response(cloudhopper, request);
        DataSm back = centre.next(DataSm.class).toBuilder()
                .source(BOB)
                .destination(ALICE)
                .build();
        DataSmResp answer = InteropEsme.response(centre.nextSession(), back, DataSmResp.class);

        assertThat(result.getMessageId()).isEqualTo("id-1");
        assertThat(back.body()).isEqualTo(Octets.copyOf(HELLO));
        assertThat(answer.commandStatus()).isEqualTo(CommandStatus.ESME_ROK);
        assertThat(InteropCentre.next(received.requests, com.cloudhopper.smpp.pdu.DataSm.class)
                        .getOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD)
                        .getValue())
                .isEqualTo(HELLO);
    }

    @Test
    void queriesCancelsAndReplaces() throws Exception {
        var cloudhopper = bind();
        var query = new com.cloudhopper.smpp.pdu.QuerySm();
        query.setMessageId("id-9");
        query.setSourceAddress(address(ALICE));
        var cancel = new com.cloudhopper.smpp.pdu.CancelSm();
        cancel.setMessageId("id-9");
        cancel.setSourceAddress(address(ALICE));
        cancel.setDestAddress(address(BOB));
        var replace = new com.cloudhopper.smpp.pdu.ReplaceSm();
        replace.setMessageId("id-9");
        replace.setSourceAddress(address(ALICE));
        replace.setShortMessage(HELLO);

        var state = (QuerySmResp) response(cloudhopper, query);
        PduResponse cancelled = response(cloudhopper, cancel);
        PduResponse replaced = response(cloudhopper, replace);

        assertThat(state.getMessageState()).isEqualTo(SmppConstants.STATE_DELIVERED);
        assertThat(state.getFinalDate()).isEqualTo("261120120000000+");
        assertThat(cancelled.getCommandStatus()).isZero();
        assertThat(replaced.getCommandStatus()).isZero();
        assertThat(centre.next(QuerySm.class).messageId()).isEqualTo("id-9");
        assertThat(centre.next(CancelSm.class).destination()).isEqualTo(new Address(1, 1, BOB));
        assertThat(centre.next(ReplaceSm.class).shortMessage()).isEqualTo(Octets.copyOf(HELLO));
    }

    @Test
    void keepsItsSession_byEnquireLink() throws Exception {
        var cloudhopper = bind();

        EnquireLinkResp alive = cloudhopper.enquireLink(new com.cloudhopper.smpp.pdu.EnquireLink(), TIMEOUT_MS);

        assertThat(alive.getCommandStatus()).isZero();
    }

    @Test
    void endsTheSession_byUnbind() throws Exception {
        var cloudhopper = bind();
        SmppSession session = centre.nextSession();

        cloudhopper.unbind(TIMEOUT_MS);

        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void letsUsEndTheSession_byUnbind() throws Exception {
        bind();
        SmppSession session = centre.nextSession();

        session.unbind();

        InteropCentre.next(received.requests, com.cloudhopper.smpp.pdu.Unbind.class);
        assertThat(received.closed.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(session.closed().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    private com.cloudhopper.smpp.SmppSession bind() throws Exception {
        return bind(SmppBindType.TRANSCEIVER, InteropCentre.PASSWORD);
    }

    private com.cloudhopper.smpp.SmppSession bind(SmppBindType type, String password) throws Exception {
        var config = new SmppSessionConfiguration(type, "cloudhopper", password);
        config.setHost("127.0.0.1");
        config.setPort(centre.port());
        config.setConnectTimeout(TIMEOUT_MS);
        config.setBindTimeout(TIMEOUT_MS);
        return client.bind(config, received);
    }

    private static com.cloudhopper.smpp.pdu.SubmitSm submitSm(byte[] message) throws Exception {
        var request = new com.cloudhopper.smpp.pdu.SubmitSm();
        request.setSourceAddress(address(ALICE));
        request.setDestAddress(address(BOB));
        request.setShortMessage(message);
        return request;
    }

    private static com.cloudhopper.smpp.type.Address address(String digits) {
        return new com.cloudhopper.smpp.type.Address((byte) 1, (byte) 1, digits);
    }

    private static PduResponse response(com.cloudhopper.smpp.SmppSession session, PduRequest<?> request)
            throws Exception {
        var future = session.sendRequestPdu(request, TIMEOUT_MS, true);
        assertThat(future.await(TIMEOUT_MS)).isTrue();
        return future.getResponse();
    }

    private static final class Received extends DefaultSmppSessionHandler {
        private final BlockingQueue<Object> requests = new LinkedBlockingQueue<>();
        private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public PduResponse firePduRequestReceived(PduRequest request) {
            requests.add(request);
            return request.createResponse();
        }

        @Override
        public void fireChannelUnexpectedlyClosed() {
            closed.complete(true);
        }
    }
}
