package io.stonechat.session;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.BaseSmResp;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.QuerySmResp;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.type.SmppChannelException;
import com.cloudhopper.smpp.type.SmppProcessingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.netty.channel.ChannelException;

/** cloudhopper's server, as our client meets it: it remembers what comes, accepts it, and refuses numbers that start with 0. */
final class CloudhopperCentre implements SmppServerHandler, AutoCloseable {
    final BlockingQueue<SmppServerSession> sessions = new LinkedBlockingQueue<>();
    final BlockingQueue<Object> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final DefaultSmppServer server;

    CloudhopperCentre() throws IOException, SmppChannelException {
        this(_ -> {});
    }

    CloudhopperCentre(Consumer<SmppServerConfiguration> settings) throws IOException, SmppChannelException {
        var config = new SmppServerConfiguration();
        config.setHost("127.0.0.1");
        config.setSystemId("cloudhopper");
        // Its own is of 5 s, which a machine with much to do may take.
        config.setBindTimeout(30_000);
        settings.accept(config);
        server = started(config, 10);
    }

    private DefaultSmppServer started(SmppServerConfiguration config, int attempts)
            throws IOException, SmppChannelException {
        config.setPort(freePort());
        var made = new DefaultSmppServer(config, this);
        try {
            made.start();
            return made;
        } catch (SmppChannelException | ChannelException taken) {
            // Somebody was quicker.
            made.destroy();
            if (attempts == 1) {
                throw taken;
            }
            return started(config, attempts - 1);
        }
    }

    /** cloudhopper does not tell which port it chose, so that it has to be told one. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return server.getConfiguration().getPort();
    }

    @Override
    @SuppressWarnings("rawtypes") // as cloudhopper declares it
    public void sessionBindRequested(Long id, SmppSessionConfiguration config, BaseBind bind)
            throws SmppProcessingException {
        if (!bind.getPassword().equals(InteropCentre.PASSWORD)) {
            throw new SmppProcessingException(SmppConstants.STATUS_INVPASWD);
        }
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
            requests.add(request);
            PduResponse response = request.createResponse();
            if (request instanceof SubmitSm submit
                    && submit.getDestAddress().getAddress().startsWith("0")) {
                response.setCommandStatus(SmppConstants.STATUS_INVDSTADR);
            } else if (response instanceof BaseSmResp accepted) {
                accepted.setMessageId("ch-" + ids.incrementAndGet());
            } else if (response instanceof QuerySmResp state) {
                state.setFinalDate("261120120000000+");
                state.setMessageState(SmppConstants.STATE_DELIVERED);
                state.setErrorCode((byte) 7);
            }
            return response;
        }
    }
}
