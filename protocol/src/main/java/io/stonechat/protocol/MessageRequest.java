package io.stonechat.protocol;

/** A request that carries a message: {@code submit_sm}, {@code deliver_sm}, {@code submit_multi} or {@code data_sm}. */
public sealed interface MessageRequest extends Request permits ShortMessageRequest, DataSm {

    /** The SMS application service, at most 5 characters, empty for the default (SMPP 3.4 §5.2.11). */
    String serviceType();

    /** The address of the short message entity that originated the message. */
    Address source();

    /** Message mode, type and network features, 0 to 255 (SMPP 3.4 §5.2.12). */
    int esmClass();

    /** Which receipts and acknowledgements are asked for, 0 to 255 (SMPP 3.4 §5.2.17). */
    int registeredDelivery();

    /** The encoding of the message, 0 to 255 (SMPP 3.4 §5.2.19). */
    int dataCoding();

    /** The optional parameters, in the order of the wire (SMPP 3.4 §5.3). */
    Tlvs tlvs();

    /** The user data: the TLV {@code message_payload} if there is one (SMPP 3.4 §5.3.2.32), else the short message. */
    default Octets body() {
        return tlvs().find(TlvTag.MESSAGE_PAYLOAD).orElse(Octets.EMPTY);
    }

    /**
     * Whether {@code esm_class} says that this is the centre's delivery receipt: of bits 5 to 2 only bit 2 is set (SMPP
     * 3.4 §5.2.12). The other bits, such as that of a user data header, do not matter.
     */
    default boolean isReceipt() {
        return (esmClass() & EsmClass.TYPE_MASK) == EsmClass.RECEIPT;
    }

    /** Whether {@code esm_class} says that the body starts with a user data header (SMPP 3.4 §5.2.12, bit 6). */
    default boolean hasUdh() {
        return (esmClass() & EsmClass.UDHI) != 0;
    }
}
