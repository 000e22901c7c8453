package io.stonechat.delivery;

import java.time.Duration;

/**
 * How delivery behaves, whatever the bind.
 *
 * @param retry when and how often a message is tried again
 * @param receipts how receipts are waited for and kept
 * @param mailbox how deliveries wait for their ESME
 * @param acceptDeadline how long a submit may take to become durable before it is refused
 */
public record DeliverySettings(
        RetryPolicy retry, ReceiptSettings receipts, MailboxSettings mailbox, Duration acceptDeadline) {

    /** The defaults of each part, and 5 s to become durable. */
    public static final DeliverySettings DEFAULT = new DeliverySettings(
            RetryPolicy.DEFAULT, ReceiptSettings.DEFAULT, MailboxSettings.DEFAULT, Duration.ofSeconds(5));

    /** A copy with another retry policy. */
    public DeliverySettings with(RetryPolicy value) {
        return new DeliverySettings(value, receipts, mailbox, acceptDeadline);
    }

    /** A copy with other settings of receipts. */
    public DeliverySettings with(ReceiptSettings value) {
        return new DeliverySettings(retry, value, mailbox, acceptDeadline);
    }

    /** A copy with other settings of mailboxes. */
    public DeliverySettings with(MailboxSettings value) {
        return new DeliverySettings(retry, receipts, value, acceptDeadline);
    }
}
