package io.stonechat.app;

import io.stonechat.protocol.Octets;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A message centre made with jSMPP. */
final class JsmppCentre implements ForeignCentre {
    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<SMPPServerSession> sessions = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final int port = FreePort.choose();
    private final SMPPServerSessionListener listener = new SMPPServerSessionListener(port);

    JsmppCentre() throws IOException {
        listener.setMessageReceiverListener(submitsOnly());
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** The listener has a method for every command there is; of all these only submit_sm comes. */
    private ServerMessageReceiverListener submitsOnly() {
        return (ServerMessageReceiverListener) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (_, method, args) -> method.getName().equals("onAcceptSubmitSm") ? accept((SubmitSm) args[0]) : null);
    }

    private SubmitSmResult accept(SubmitSm submit) throws PDUStringException {
        String id = "jsmpp-" + ids.incrementAndGet();
        taken.add(new Taken(
                id,
                submit.getSourceAddr(),
                submit.getDestAddress(),
                submit.getEsmClass(),
                Octets.copyOf(submit.getShortMessage())));
        return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    }

    private void acceptAll() {
        try {
            while (true) {
                SMPPServerSession session = listener.accept();
                // By itself it asks after five seconds whether we are there, and waits two for the answer.
                session.setTransactionTimer(30_000);
                session.setEnquireLinkTimer(60_000);
                session.waitForBind(30_000).accept("jsmpp", InterfaceVersion.IF_34);
                sessions.add(session);
            }
        } catch (IOException | PDUStringException | TimeoutException _) {
            // The listener was closed.
        }
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
        SMPPServerSession session = ForeignEsme.next(sessions);
        sessions.add(session);
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    from,
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    to,
                    new ESMClass(esmClass),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    text.getBytes(StandardCharsets.US_ASCII));
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sessions.forEach(SMPPServerSession::close);
    }
}
