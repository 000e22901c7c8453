package io.stonechat.app;

import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.type.Address;
import io.stonechat.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A message centre made with cloudhopper. */
final class CloudhopperCentre implements ForeignCentre, SmppServerHandler {
    private static final long TIMEOUT_MS = 30_000;

    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<SmppServerSession> sessions = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final int port = FreePort.choose();
    private final DefaultSmppServer server;

    CloudhopperCentre() throws Exception {
        var config = new SmppServerConfiguration();
        config.setHost("127.0.0.1");
        config.setPort(port);
        config.setSystemId("cloudhopper");
        config.setBindTimeout(TIMEOUT_MS);
        server = new DefaultSmppServer(config, this);
        server.start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public BlockingQueue<Taken> taken() {
        return taken;
    }

    @Override
    public int deliver(String from, String to, int esmClass, String text) throws Exception {
        var request = new DeliverSm();
        request.setSourceAddress(new Address((byte) 1, (byte) 1, from));
        request.setDestAddress(new Address((byte) 0, (byte) 0, to));
        request.setEsmClass((byte) esmClass);
        request.setShortMessage(text.getBytes(StandardCharsets.US_ASCII));
        SmppServerSession session = ForeignEsme.next(sessions);
        sessions.add(session);
        var future = session.sendRequestPdu(request, TIMEOUT_MS, true);
        future.await();
        return future.getResponse().getCommandStatus();
    }

    @Override
    @SuppressWarnings("rawtypes") // as cloudhopper declares it
    public void sessionBindRequested(Long id, SmppSessionConfiguration config, BaseBind bind) {
        // Everybody may bind.
    }

    @Override
    public void sessionCreated(Long id, SmppServerSession session, BaseBindResp resp) {
        session.serverReady(new Answers());
        sessions.add(session);
    }

    @Override
    public void sessionDestroyed(Long id, SmppServerSession session) {
        session.destroy();
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Answers extends DefaultSmppSessionHandler {
        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public PduResponse firePduRequestReceived(PduRequest request) {
            PduResponse response = request.createResponse();
            if (request instanceof SubmitSm submit && response instanceof SubmitSmResp accepted) {
                String id = "ch-" + ids.incrementAndGet();
                accepted.setMessageId(id);
                taken.add(new Taken(
                        id,
                        submit.getSourceAddress().getAddress(),
                        submit.getDestAddress().getAddress(),
                        submit.getEsmClass(),
                        Octets.copyOf(submit.getShortMessage())));
            }
            return response;
        }
    }
}
