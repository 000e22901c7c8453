package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the replies of hooks for scripts in Python, and reads messages for them. Lists come as texts with one item a line. */
public final class PythonHooks {

    PythonHooks() {}

    /** Sends a message along a chain. */
    public RouteReply send(String chain) {
        return RouteReply.send(chain.lines().toList());
    }

    /** Asks again then, in milliseconds since 1970. */
    public RouteReply holdUntil(long time) {
        return RouteReply.holdUntil(Instant.ofEpochMilli(time));
    }

    /** Ends a message with a state, by its number. */
    public RouteReply refuse(int state) {
        return RouteReply.refuse(PythonReplies.messageState(state));
    }

    /** Leaves a message to the rules of the configuration. */
    public RouteReply routeByRules() {
        return RouteReply.byRules();
    }

    /** What is sent in the place of a message: names and values of its fields in turn. */
    public MessageRequest rewritten(Message message, Object... fields) {
        return PythonRewrite.of(message, fields);
    }

    /** Tries again then, in milliseconds since 1970. */
    public FailureReply retryAt(long time) {
        return FailureReply.retryAt(Instant.ofEpochMilli(time));
    }

    /** Tries again after so many milliseconds. */
    public FailureReply retryIn(long pause) {
        return FailureReply.retryIn(Duration.ofMillis(pause));
    }

    /** Takes another way at once. */
    public FailureReply divert(String chain) {
        return FailureReply.divert(chain.lines().toList());
    }

    /** Ends a message with a state, by its number. */
    public FailureReply end(int state) {
        return FailureReply.end(PythonReplies.messageState(state));
    }

    /** Leaves a failure to the configuration. */
    public FailureReply failureByRule() {
        return FailureReply.byRule();
    }

    /** Passes a receipt on as it is. */
    public ReceiptReply passOn() {
        return ReceiptReply.pass();
    }

    /** Passes nothing on. */
    public ReceiptReply drop() {
        return ReceiptReply.drop();
    }

    /** Passes on something else; what is null, or a negative state, stays. */
    public ReceiptReply tell(int state, @Nullable String error, @Nullable String text) {
        return new ReceiptReply.Tell(state < 0 ? null : PythonReplies.messageState(state), error, text);
    }

    /** The receipt is about this message. */
    public UnmatchedReply toMessage(String messageId) {
        return UnmatchedReply.toMessage(messageId);
    }

    /** The receipt goes to this account. */
    public UnmatchedReply toAccount(String account) {
        return UnmatchedReply.toAccount(account);
    }

    /** The receipt is only kept. */
    public UnmatchedReply leave() {
        return UnmatchedReply.leave();
    }

    /** A message from a handset goes to these accounts. */
    public MoReply deliverTo(String accounts) {
        return new MoReply.DeliverTo(accounts.lines().toList());
    }

    /** A message from a handset is refused. */
    public MoReply rejectMo(long status) {
        return MoReply.reject(PythonReplies.status(status));
    }

    /** A message from a handset goes where the rules send it. */
    public MoReply moByRules() {
        return MoReply.byRules();
    }

    /** The account that the rules name; null if there is none. */
    public @Nullable String ruled(MoEvent event) {
        return event.ruled().orElse(null);
    }

    /** The number of the status of a failure; -1 if there is none. */
    public long status(FailureEvent event) {
        var status = event.status();
        return status == null ? -1 : Integer.toUnsignedLong(status.code());
    }

    /** The number of a state; -1 if it is unknown. */
    public int state(ReceiptEvent event) {
        var state = event.state();
        return state == null ? -1 : state.code();
    }

    /** The number of a state; -1 if it is unknown. */
    public int corrected(FinalEvent event) {
        var state = event.corrected();
        return state == null ? -1 : state.code();
    }

    /** The steps of a message's way. */
    public String chain(Message message) {
        return String.join("\n", message.chain());
    }

    /** Names and values of what scripts have attached, in turn, divided by {@link PythonConfig#ITEM}. */
    public String attributes(Message message) {
        return message.attributes().entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(PythonConfig.ITEM));
    }

    /**
     * The attempts of a message, one a line: number, target, beginning in milliseconds since 1970, result, status, upstream's id,
     * number of the receipt's state; what there is not is empty.
     */
    public String attempts(Message message) {
        return message.attempts().stream().map(PythonHooks::line).collect(Collectors.joining("\n"));
    }

    private static String line(MessageAttempt attempt) {
        var status = attempt.status();
        var upstreamId = attempt.upstreamId();
        var receipt = attempt.receipt();
        return String.join(
                PythonConfig.FIELD,
                Integer.toString(attempt.number()),
                attempt.target(),
                Long.toString(attempt.started().toEpochMilli()),
                attempt.result(),
                status == null ? "" : status.name(),
                upstreamId == null ? "" : upstreamId,
                receipt == null ? "" : Integer.toString(receipt.code()));
    }
}
