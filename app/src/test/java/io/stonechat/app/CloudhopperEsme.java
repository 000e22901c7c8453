package io.stonechat.app;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.EnquireLink;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.QuerySm;
import com.cloudhopper.smpp.pdu.QuerySmResp;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.type.Address;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An ESME made with cloudhopper. */
final class CloudhopperEsme extends DefaultSmppSessionHandler implements ForeignEsme {
    private static final long TIMEOUT_MS = 30_000;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final DefaultSmppClient client = new DefaultSmppClient();
    private final SmppSession session;

    CloudhopperEsme(int port, String password) throws Exception {
        var config = new SmppSessionConfiguration(SmppBindType.TRANSCEIVER, SYSTEM_ID, password);
        config.setHost("127.0.0.1");
        config.setPort(port);
        config.setConnectTimeout(TIMEOUT_MS);
        config.setBindTimeout(TIMEOUT_MS);
        session = client.bind(config, this);
    }

    @Override
    public String submit(String to, int esmClass, byte[] message) throws Exception {
        var request = new SubmitSm();
        request.setSourceAddress(new Address((byte) 0, (byte) 0, NUMBER));
        request.setDestAddress(new Address((byte) 1, (byte) 1, to));
        request.setEsmClass((byte) esmClass);
        request.setRegisteredDelivery((byte) 1);
        request.setShortMessage(message);
        return session.submit(request, TIMEOUT_MS).getMessageId();
    }

    @Override
    public int query(String messageId) throws Exception {
        var request = new QuerySm();
        request.setMessageId(messageId);
        request.setSourceAddress(new Address((byte) 0, (byte) 0, NUMBER));
        var future = session.sendRequestPdu(request, TIMEOUT_MS, true);
        future.await();
        return ((QuerySmResp) future.getResponse()).getMessageState();
    }

    @Override
    public boolean alive() throws Exception {
        return session.enquireLink(new EnquireLink(), TIMEOUT_MS).getCommandStatus() == 0;
    }

    @Override
    public BlockingQueue<String> texts() {
        return texts;
    }

    @Override
    @SuppressWarnings("rawtypes") // as cloudhopper declares it
    public PduResponse firePduRequestReceived(PduRequest request) {
        if (request instanceof DeliverSm message) {
            texts.add(new String(message.getShortMessage(), StandardCharsets.US_ASCII));
        }
        return request.createResponse();
    }

    @Override
    public void close() {
        session.unbind(TIMEOUT_MS);
        client.destroy();
    }
}
