package io.stonechat.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** An ESME made with jSMPP. */
final class JsmppEsme implements ForeignEsme, MessageReceiverListener {
    /** The numbers that can be reached again. */
    final BlockingQueue<String> alerts = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    private final Enquiring session = new Enquiring();

    JsmppEsme(int port, String password) throws IOException {
        this(port, SYSTEM_ID, password);
    }

    JsmppEsme(int port, String systemId, String password) throws IOException {
        session.setMessageReceiverListener(this);
        session.setTransactionTimer(PythonGateway.PATIENCE.toMillis());
        session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        systemId,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
    }

    @Override
    public String submit(String to, int esmClass, byte[] message) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        NUMBER,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(1),
                        (byte) 0,
                        DataCodings.ZERO,
                        (byte) 0,
                        message)
                .getMessageId();
    }

    @Override
    public int query(String messageId) throws Exception {
        return session.queryShortMessage(messageId, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, NUMBER)
                .getMessageState()
                .value();
    }

    /** Takes a message back; the status of the answer. */
    int cancel(String messageId) throws Exception {
        try {
            session.cancelShortMessage(
                    "",
                    messageId,
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    NUMBER,
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    "");
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }

    @Override
    public boolean alive() throws Exception {
        session.enquire();
        return true;
    }

    @Override
    public BlockingQueue<String> texts() {
        return texts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) {
        texts.add(new String(message.getShortMessage(), StandardCharsets.US_ASCII));
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        alerts.add(alert.getSourceAddr());
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("no data_sm is expected", 0x08);
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }

    /** jSMPP asks by itself when a link is idle; this asks now. */
    private static final class Enquiring extends SMPPSession {
        void enquire() throws Exception {
            sendEnquireLink();
        }
    }
}
