package io.stonechat.benchmarks;

import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.type.SmppChannelException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;

/** cloudhopper's own server: non-blocking, and without its counters, monitors and logs, which would cost it time. */
@Command(name = "cloudhopper-server", description = "cloudhopper as a bare server.")
final class CloudhopperServer extends ServerCommand {
    private static final AtomicLong IDS = new AtomicLong();

    @Override
    void serve(int port) throws SmppChannelException {
        var config = new SmppServerConfiguration();
        config.setHost("127.0.0.1");
        config.setPort(port);
        // Also the number of its selectors, which it opens at once: a bind of the largest load each.
        config.setMaxConnectionSize(16);
        config.setNonBlockingSocketsEnabled(true);
        config.setDefaultSessionCountersEnabled(false);
        config.setJmxEnabled(false);
        config.setSystemId("cloudhopper");
        new DefaultSmppServer(config, new Binds(), Executors.newCachedThreadPool()).start();
    }

    static final class Binds implements SmppServerHandler {
        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public void sessionBindRequested(Long id, SmppSessionConfiguration config, BaseBind bind) {
            config.getLoggingOptions().setLogPdu(false);
        }

        @Override
        public void sessionCreated(Long id, SmppServerSession session, BaseBindResp resp) {
            session.serverReady(new Answers());
        }

        @Override
        public void sessionDestroyed(Long id, SmppServerSession session) {
            session.destroy();
        }
    }

    static final class Answers extends DefaultSmppSessionHandler {
        @Override
        @SuppressWarnings("rawtypes") // as cloudhopper declares it
        public PduResponse firePduRequestReceived(PduRequest request) {
            PduResponse response = request.createResponse();
            if (response instanceof SubmitSmResp accepted) {
                accepted.setMessageId(Long.toString(IDS.incrementAndGet()));
            }
            return response;
        }
    }

    static void main(String[] args) {
        ServerCommand.main(new CloudhopperServer(), args);
    }
}
