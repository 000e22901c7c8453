package io.stonechat.app;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.NotSent;
import io.stonechat.session.Rejected;
import io.stonechat.session.Unknown;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one text.
 *
 * @param message the text
 * @param segments its segments, sent
 */
record DemoResult(DemoMessage message, List<Sent> segments) {

    boolean isAsExpected() {
        return segments.stream().allMatch(segment -> message.expected() == state(segment));
    }

    /** The ids that the gateway gave, the first and how many more. */
    String ids() {
        String first = switch (segments.getFirst().outcome().join()) {
            case Accepted(var id) -> id;
            case Rejected(var status) -> status.name();
            case NotSent _ -> "not sent";
            case Unknown _ -> "unknown";
        };
        return segments.size() == 1 ? first : first + " +" + (segments.size() - 1);
    }

    /** The state in which the segments ended, or in which the first one did that ended otherwise than expected. */
    String finalState() {
        return segments.stream()
                .map(DemoResult::state)
                .filter(state -> state != message.expected())
                .findFirst()
                .map(state -> state == MessageState.ENROUTE ? "no receipt" : state.stat())
                .orElse(message.expected().stat());
    }

    /** From the first submit to the last receipt. */
    long millis() {
        return segments.stream()
                .map(Sent::receiptAfter)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static MessageState state(Sent segment) {
        @Nullable Receipt receipt = segment.receipt().getNow(null);
        return receipt == null || receipt.state() == null ? MessageState.ENROUTE : receipt.state();
    }
}
