package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Reassembly;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client of texts does with what its centre sends: receipts to their messages, texts to whoever wants them. */
final class TextInbox implements RequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TextInbox.class);
    private static final int MOST_UNFINISHED = 10_000;
    private static final Duration UNFINISHED_FOR = Duration.ofHours(1);

    private final ReceiptBook book;
    private final Reassembly reassembly;
    private final LinkConfig link;
    private final @Nullable Consumer<IncomingText> incoming;
    private final Consumer<Receipt> unmatched;

    TextInbox(
            ReceiptBook book, LinkConfig link, @Nullable Consumer<IncomingText> incoming, Consumer<Receipt> unmatched) {
        this.book = book;
        this.link = link;
        this.incoming = incoming;
        this.unmatched = unmatched;
        this.reassembly = new Reassembly(
                MOST_UNFINISHED,
                UNFINISHED_FOR,
                link.clock(),
                partial -> LOG.warn("a long text was given up: some of its segments never came"));
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        switch (request) {
            case MessageRequest message -> message(message, exchange);
            case AlertNotification _ -> LOG.debug("{}: alert_notification", exchange.session());
            case Request _ -> exchange.reject(CommandStatus.ESME_RINVCMDID);
        }
    }

    private void message(MessageRequest message, Exchange exchange) {
        var receipt = Receipt.of(message).orElse(null);
        if (receipt != null && receipt(receipt, message)) {
            exchange.respond(Responses.accepting(message, ""));
        } else if (incoming == null) {
            LOG.warn("{}: a text came and nobody wants it; answered ESME_RX_P_APPN", exchange.session());
            exchange.reject(CommandStatus.ESME_RX_P_APPN);
        } else {
            text(message, exchange, incoming);
        }
    }

    /** Takes a receipt; false if it only looks like one. */
    private boolean receipt(Receipt receipt, MessageRequest message) {
        boolean intermediate = (message.esmClass() & EsmClass.TYPE_MASK) == EsmClass.INTERMEDIATE_NOTIFICATION;
        if (book.take(receipt, message.source(), intermediate, link.clock().millis())) {
            return true;
        }
        if (message.isReceipt() || intermediate) {
            unmatched.accept(receipt);
            return true;
        }
        return false;
    }

    private void text(MessageRequest message, Exchange exchange, Consumer<IncomingText> consumer) {
        try {
            reassembly
                    .add(message)
                    .map(whole -> new IncomingText(message.source(), destination(message), whole.text(), whole.parts()))
                    .ifPresent(consumer);
            exchange.respond(Responses.accepting(message, ""));
        } catch (RuntimeException e) {
            LOG.error("{}: who was given a text failed; answered ESME_RX_T_APPN", exchange.session(), e);
            exchange.reject(CommandStatus.ESME_RX_T_APPN);
        }
    }

    private static Address destination(MessageRequest message) {
        return switch (message) {
            case DeliverSm pdu -> pdu.destination();
            case DataSm pdu -> pdu.destination();
            case SubmitSm pdu -> pdu.destination();
            case SubmitMulti _ -> Address.EMPTY;
        };
    }
}
