package io.stonechat.session;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.UnsuccessDelivery;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** jSMPP's server, as our client meets it: it remembers what comes, accepts it, and refuses numbers that start with 0. */
final class JsmppCentre implements ServerMessageReceiverListener, AutoCloseable {
    private static final OptionalParameter[] NO_TLVS = {};
    private static final int TIMEOUT_MS = 30_000;

    final BlockingQueue<SMPPServerSession> sessions = new LinkedBlockingQueue<>();
    final BlockingQueue<Object> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final int port;
    private final SMPPServerSessionListener listener;

    JsmppCentre() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    /** jSMPP does not tell which port it chose, so that it is given a socket that has one. */
    JsmppCentre(ServerSocketFactory sockets) throws IOException {
        var socket = sockets.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        listener = new SMPPServerSessionListener(port, new Given(new ServerSocketConnection(socket)));
        listener.setMessageReceiverListener(this);
        Thread.ofVirtual().start(this::acceptAll);
    }

    private record Given(ServerConnection connection) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return connection;
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return connection;
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return connection;
        }
    }

    int port() {
        return port;
    }

    private void acceptAll() {
        try {
            while (true) {
                SMPPServerSession session = listener.accept();
                Thread.ofVirtual().start(() -> bind(session));
            }
        } catch (IOException _) {
            // The listener was closed.
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            // Its own is of 2 s, which a machine with much to do may take.
            session.setTransactionTimer(TIMEOUT_MS);
            BindRequest bind = session.waitForBind(TIMEOUT_MS);
            if (bind.getPassword().equals(InteropCentre.PASSWORD)) {
                bind.accept("jsmpp", InterfaceVersion.IF_34);
                sessions.add(session);
            } else {
                bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (IOException | PDUStringException | TimeoutException _) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm request, SMPPServerSession session) throws ProcessRequestException {
        requests.add(request);
        if (request.getDestAddress().startsWith("0")) {
            throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        return new SubmitSmResult(newId(), NO_TLVS);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession session)
            throws ProcessRequestException {
        requests.add(request);
        var refused = new UnsuccessDelivery((byte) 1, (byte) 1, "0000", SMPPConstant.STAT_ESME_RINVDSTADR);
        return new SubmitMultiResult(newId().getValue(), new UnsuccessDelivery[] {refused}, NO_TLVS);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session session) throws ProcessRequestException {
        requests.add(request);
        return new DataSmResult(newId(), NO_TLVS);
    }

    private MessageId newId() throws ProcessRequestException {
        try {
            return new MessageId("jsmpp-" + ids.incrementAndGet());
        } catch (PDUStringException e) {
            throw new ProcessRequestException(e.getMessage(), SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession session) {
        requests.add(request);
        return new QuerySmResult("261120120000000+", MessageState.DELIVERED, (byte) 7);
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession session) {
        requests.add(request);
    }

    @Override
    public void onAcceptCancelSm(CancelSm request, SMPPServerSession session) {
        requests.add(request);
    }

    @Override
    public void onAcceptEnquireLink(EnquireLink request, Session session) {
        requests.add(request);
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw noBroadcast();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw noBroadcast();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw noBroadcast();
    }

    private static ProcessRequestException noBroadcast() {
        return new ProcessRequestException("broadcasts are not taken", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sessions.forEach(SMPPServerSession::close);
    }
}
