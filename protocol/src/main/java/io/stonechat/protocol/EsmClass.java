package io.stonechat.protocol;

/**
 * The bits of {@code esm_class} (SMPP 3.4 §5.2.12): the messaging mode in bits 1-0, the message type in bits 5-2, GSM
 * network features in bits 7-6.
 */
public final class EsmClass {

    /** The default messaging mode, usually store and forward. */
    public static final int DEFAULT = 0x00;

    /** Datagram mode: one attempt, no storage. */
    public static final int DATAGRAM = 0x01;

    /** Forward (transaction) mode: the response tells the outcome of the delivery. */
    public static final int FORWARD = 0x02;

    /** Store and forward mode. */
    public static final int STORE_AND_FORWARD = 0x03;

    /** Message type: a delivery receipt of the centre. */
    public static final int RECEIPT = 0x04;

    /** Message type: a delivery acknowledgement of the receiving entity. */
    public static final int DELIVERY_ACKNOWLEDGEMENT = 0x08;

    /** Message type: a manual (user) acknowledgement of the receiving entity. */
    public static final int USER_ACKNOWLEDGEMENT = 0x10;

    /** Message type: conversation abort (Korean CDMA). */
    public static final int CONVERSATION_ABORT = 0x18;

    /** Message type: an intermediate notification of the centre. */
    public static final int INTERMEDIATE_NOTIFICATION = 0x20;

    /** The mask of the messaging mode. */
    public static final int MODE_MASK = 0x03;

    /** The mask of the message type. */
    public static final int TYPE_MASK = 0x3C;

    /** The user data starts with a user data header (3GPP TS 23.040 §9.2.3.24). */
    public static final int UDHI = 0x40;

    /** A reply path is set. */
    public static final int REPLY_PATH = 0x80;

    private EsmClass() {}
}
