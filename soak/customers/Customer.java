import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/**
 * A customer on jSMPP: binds, submits one after the other, again what was throttled, waits for its receipts, and says what
 * came of it; the same as customer.py.
 *
 * <pre>Customer HOST PORT SYSTEM_ID PASSWORD SENDER COUNT [MO]</pre>
 */
void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[5]);
    int mo = args.length > 6 ? Integer.parseInt(args[6]) : 0;
    Set<String> ids = ConcurrentHashMap.newKeySet();
    Map<String, String> receipts = new ConcurrentHashMap<>();
    Queue<String> texts = new ConcurrentLinkedQueue<>();
    var session = new SMPPSession();
    session.setMessageReceiverListener(new Inbox(receipts, texts));
    try {
        session.connectAndBind(args[0], Integer.parseInt(args[1]), new BindParameter(
                BindType.BIND_TRX, args[2], args[3], "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, ""));
    } catch (java.io.IOException e) {
        if (e.getCause() instanceof NegativeResponseException refused) {
            IO.println("bind refused with status " + refused.getCommandStatus());
            System.exit(3);
        }
        throw e;
    }
    long begun = System.nanoTime();
    int throttled = 0;
    while (ids.size() < count) {
        try {
            ids.add(submit(session, args[4], "06123%05d".formatted(20100 + ids.size())));
        } catch (NegativeResponseException refused) {
            if (refused.getCommandStatus() != SMPPConstant.STAT_ESME_RTHROTTLED) {
                throw refused;
            }
            throttled++;
            Thread.sleep(1000);
        }
    }
    double took = (System.nanoTime() - begun) / 1e9;
    await(() -> receipts.keySet().containsAll(ids) && texts.size() >= mo);
    long delivered = ids.stream().filter(id -> "DELIVRD".equals(receipts.get(id))).count();
    IO.println("jSMPP as %s: %d submitted in %.1f s, throttled %d times, %d accepted, %d delivered, %d messages of handsets"
            .formatted(args[2], count, took, throttled, ids.size(), delivered, texts.size()));
    session.unbindAndClose();
    System.exit(delivered == count && texts.size() >= mo ? 0 : 1);
}

String submit(SMPPSession session, String sender, String number) throws Exception {
    return session.submitShortMessage(
                    "", TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, sender,
                    TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, number,
                    new ESMClass(), (byte) 0, (byte) 1, null, null,
                    new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE), (byte) 0, new GeneralDataCoding(),
                    (byte) 0, "Hello from jSMPP".getBytes(StandardCharsets.US_ASCII))
            .getMessageId();
}

void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 600 && !done.getAsBoolean(); i++) {
        Thread.sleep(100);
    }
}

record Inbox(Map<String, String> receipts, Queue<String> texts) implements MessageReceiverListener {
    @Override
    public void onAcceptDeliverSm(DeliverSm message) {
        try {
            if (message.isSmscDeliveryReceipt()) {
                var receipt = message.getShortMessageAsDeliveryReceipt();
                receipts.put(receipt.getId(), String.valueOf(receipt.getFinalStatus()));
            } else {
                texts.add(new String(message.getShortMessage(), StandardCharsets.US_ASCII));
            }
        } catch (org.jsmpp.util.InvalidDeliveryReceiptException e) {
            texts.add("a receipt that cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) {
        throw new UnsupportedOperationException();
    }
}
