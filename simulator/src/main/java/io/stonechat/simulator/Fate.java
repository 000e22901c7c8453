package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDSTADR;
import static io.stonechat.protocol.CommandStatus.ESME_RMSGQFUL;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSYSERR;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;

/**
 * What becomes of a message. All but the last have four digits by which a sender asks for them: a message to a number that ends
 * in them has this fate, unless the {@link Scenario} has other rules.
 */
public enum Fate {
    /** Accepted, delivered, receipted. What happens to every other number. */
    DELIVERED("", ESME_ROK, MessageState.DELIVERED, 0),
    /** Accepted; the receipt says UNDELIV, error 001. */
    UNDELIVERABLE("0001", ESME_ROK, MessageState.UNDELIVERABLE, 1),
    /** Refused at once with ESME_RINVDSTADR. */
    REFUSED("0002", ESME_RINVDSTADR, MessageState.REJECTED, 0),
    /** Refused the first time with ESME_RTHROTTLED; delivered when it is sent again. */
    THROTTLED_FIRST("0003", ESME_RTHROTTLED, MessageState.DELIVERED, 0),
    /** Accepted; the receipt says EXPIRED, error 004. */
    EXPIRED("0004", ESME_ROK, MessageState.EXPIRED, 4),
    /** Never answered; no receipt either. */
    UNANSWERED("0005", ESME_ROK, MessageState.UNKNOWN, 0),
    /** Delivered; the receipt comes before the response to the submit. */
    RECEIPT_FIRST("0006", ESME_ROK, MessageState.DELIVERED, 0),
    /** Delivered; the receipt comes twice. */
    RECEIPT_TWICE("0007", ESME_ROK, MessageState.DELIVERED, 0),
    /** Delivered, and no receipt ever comes. */
    RECEIPT_LOST("0008", ESME_ROK, MessageState.DELIVERED, 0),
    /** Delivered; an intermediate notification, ENROUTE, comes before the receipt, asked for or not. */
    ENROUTE_FIRST("0009", ESME_ROK, MessageState.DELIVERED, 0),
    /** Refused, every time, with ESME_RMSGQFUL. */
    QUEUE_FULL("0010", ESME_RMSGQFUL, MessageState.REJECTED, 0),
    /** The link is closed in place of a response. */
    LINK_LOST("0011", ESME_ROK, MessageState.UNKNOWN, 0),
    /** Accepted; the receipt says REJECTD, error 012. */
    REJECTED("0012", ESME_ROK, MessageState.REJECTED, 12),
    /** Accepted; the receipt says UNKNOWN, error 013. */
    UNKNOWN("0013", ESME_ROK, MessageState.UNKNOWN, 13),
    /** Accepted; the receipt says DELETED, error 014. */
    DELETED("0014", ESME_ROK, MessageState.DELETED, 14),
    /** Refused with ESME_RSYSERR: what {@link Faults#refused()} gives. */
    SYSTEM_ERROR("", ESME_RSYSERR, MessageState.REJECTED, 0);

    private final String lastDigits;

    @SuppressWarnings("ImmutableEnumChecker") // it is a value without annotations
    private final CommandStatus status;

    private final MessageState finalState;
    private final int error;

    Fate(String lastDigits, CommandStatus status, MessageState finalState, int error) {
        this.lastDigits = lastDigits;
        this.status = status;
        this.finalState = finalState;
        this.error = error;
    }

    /** The last digits of the numbers that have this fate by default, empty for none. */
    public String lastDigits() {
        return lastDigits;
    }

    /** What the submit is answered with, the first time where a second one ends otherwise. */
    public CommandStatus status() {
        return status;
    }

    /** The state in which the message ends. */
    public MessageState finalState() {
        return finalState;
    }

    /** The error that the receipt names, 0 to 999. */
    public int error() {
        return error;
    }
}
