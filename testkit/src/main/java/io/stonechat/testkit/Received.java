package io.stonechat.testkit;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.session.Exchange;
import io.stonechat.session.SmppSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A request that the gateway sent to an ESME or to an upstream, and its answer. */
public final class Received {

    private final Peer peer;
    private final Exchange exchange;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable String messageId;

    Received(Peer peer, Exchange exchange) {
        this.peer = peer;
        this.exchange = exchange;
    }

    /** What the gateway sent. */
    public Request request() {
        return exchange.request();
    }

    /**
     * What the gateway sent, as a PDU of this type.
     *
     * @throws AssertionError if it is of another
     */
    public <T extends Request> T as(Class<T> type) {
        if (type.isInstance(request())) {
            return type.cast(request());
        }
        throw new AssertionError("expected a " + type.getSimpleName() + ", but this is " + this);
    }

    /** The name of its command, such as {@code submit_sm}. */
    public String command() {
        return CommandId.name(request().commandId());
    }

    /** The digits or the name that it is from; empty if it has none. */
    public String source() {
        return switch (request()) {
            case MessageRequest message -> message.source().address();
            case AlertNotification alert -> alert.source().address();
            case Request _ -> "";
        };
    }

    /** The digits or the name that it is for; empty if it has none, or several. */
    public String destination() {
        Address address = switch (request()) {
            case SubmitSm submit -> submit.destination();
            case DeliverSm deliver -> deliver.destination();
            case DataSm data -> data.destination();
            case AlertNotification alert -> alert.esmeAddr();
            case Request _ -> Address.EMPTY;
        };
        return address.address();
    }

    /** Its text, read by its data_coding; empty if it carries none. */
    public String text() {
        return request() instanceof MessageRequest message ? Text.of(message) : "";
    }

    /** The delivery receipt that it is, if it is one. */
    public Optional<Receipt> receipt() {
        return request() instanceof MessageRequest message ? Receipt.of(message) : Optional.empty();
    }

    /** The message_id that it was answered with; empty if it was not, or without one. */
    public Optional<String> messageId() {
        return Optional.ofNullable(messageId).filter(id -> !id.isEmpty());
    }

    /** Whether it has been answered, or its link was lost instead. */
    public boolean isAnswered() {
        return answered.get();
    }

    /**
     * Answers it, where {@link Answer#timeout()} has left it open. Returns when the gateway has taken the answer.
     *
     * @throws IllegalStateException if it has been answered before
     */
    public void answer(Answer answer) {
        if (!give(answer)) {
            throw new IllegalStateException(this + " has been answered before");
        }
        peer.gateway().settle();
    }

    /**
     * Tells the gateway what became of this message, in a deliver_sm that holds a delivery receipt (SMPP 3.4 appendix B).
     *
     * @throws IllegalStateException if it was not accepted with an id, or its upstream is not bound
     */
    public Sent report(MessageState state) {
        return report(state, state == MessageState.DELIVERED ? "000" : "001");
    }

    /**
     * As {@link #report(MessageState)}, with an error of the provider's own.
     *
     * @param error three characters, {@code 000} for none
     */
    public Sent report(MessageState state, String error) {
        String id = messageId()
                .orElseThrow(() -> new IllegalStateException(
                        this + " was not accepted with a message_id: there is nothing to report about"));
        return peer.send(
                Receipts.of(id, state, error, this, peer.gateway().time().instant()));
    }

    /** Answers, unless that has been done; from the thread that reads the link, or any other. */
    boolean give(Answer answer) {
        if (answer instanceof Answer.Timeout) {
            return true;
        }
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            messageId = peer.answer(answer, exchange);
        }
        return first;
    }

    SmppSession session() {
        return exchange.session();
    }

    @Override
    public String toString() {
        return command() + " from " + source() + " to " + destination() + " \"" + text() + "\"";
    }
}
