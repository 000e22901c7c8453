package io.stonechat.app;

import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells what becomes of segments: a line each while there are few, else how far it is, and the sum at the end. */
final class SendReport {

    private static final int MOST_LINES = 50;
    private static final int PROGRESS_STEP = 100;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean each;
    private final int total;
    private final AtomicInteger answered = new AtomicInteger();

    SendReport(CommandLine command, boolean json, int total) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.json = json;
        this.each = !json && total <= MOST_LINES;
        this.total = total;
    }

    void answered(Sent sent) {
        int done = answered.incrementAndGet();
        if (each) {
            line(
                    "-> %s  %s  %d ms",
                    sent.message().label(), words(sent.outcome().join()), sent.answeredAfter());
        } else if (Ansi.AUTO.enabled() && (done % PROGRESS_STEP == 0 || done == total)) {
            err.printf("\r%d of %d answered%s", done, total, done == total ? "\n" : "");
            err.flush();
        }
    }

    void receipted(Sent sent) {
        if (each) {
            line(
                    "<- %s  %s  %d ms",
                    sent.message().label(), words(sent.receipt().join()), sent.receiptAfter());
        }
    }

    private void line(String format, String label, String what, Duration after) {
        synchronized (out) {
            out.println(format.formatted(label, what, after.toMillis()));
            out.flush();
        }
    }

    /** Says what is left to say when nothing more is waited for. */
    void end(List<Sent> sent, boolean receiptsAwaited) {
        if (json) {
            sent.forEach(segment -> out.println(object(segment, receiptsAwaited)));
        } else {
            sum(sent, receiptsAwaited);
        }
        out.flush();
    }

    private void sum(List<Sent> sent, boolean receiptsAwaited) {
        long accepted = sent.stream().filter(Sent::isAccepted).count();
        long receipted =
                sent.stream().filter(segment -> segment.receipt().isDone()).count();
        long missing = accepted - receipted;
        if (receiptsAwaited && missing > 0) {
            out.printf("%d of %d receipts did not come in time.%n", missing, accepted);
        }
        if (!each) {
            out.printf("%d segments: %d accepted, %d not", sent.size(), accepted, sent.size() - accepted);
            out.println(receiptsAwaited ? ", %d receipts.".formatted(receipted) : ".");
        }
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Accepted(var id) -> "accepted, id " + id;
            case Rejected(var status) -> "rejected with %s (%s)".formatted(status.name(), status.meaning());
            case NotSent(var reason, var _) -> "not sent: " + reason;
            case Unknown(var reason, var _) -> "outcome unknown: " + reason;
        };
    }

    private static String words(Receipt receipt) {
        String error = receipt.err() == null || receipt.err().matches("0*") ? "" : ", error " + receipt.err();
        return "receipt " + stat(receipt) + error;
    }

    private static String stat(Receipt receipt) {
        if (receipt.stat() != null) {
            return receipt.stat();
        }
        return receipt.state() == null ? "without a state" : receipt.state().stat();
    }

    private static ObjectNode object(Sent sent, boolean receiptsAwaited) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.put("to", sent.message().to());
        object.put("segment", sent.message().number());
        object.put("segments", sent.message().total());
        switch (sent.outcome().join()) {
            case Accepted(var id) -> object.put("outcome", "accepted").put("message_id", id);
            case Rejected(var status) -> object.put("outcome", "rejected").put("command_status", status.name());
            case NotSent(var reason, var _) -> object.put("outcome", "not_sent").put("reason", reason);
            case Unknown(var reason, var _) -> object.put("outcome", "unknown").put("reason", reason);
        }
        object.put("millis", sent.answeredAfter().toMillis());
        @Nullable Receipt receipt = sent.receipt().getNow(null);
        if (receipt != null) {
            object.put("receipt", stat(receipt)).put("err", receipt.err());
            object.put("receipt_millis", sent.receiptAfter().toMillis());
        } else if (receiptsAwaited) {
            object.putNull("receipt");
        }
        return object;
    }
}
