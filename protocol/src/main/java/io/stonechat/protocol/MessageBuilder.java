package io.stonechat.protocol;

/**
 * What the builders of all {@link MessageRequest}s have in common.
 *
 * @param <B> the builder itself
 */
public abstract sealed class MessageBuilder<B extends MessageBuilder<B>> permits ShortMessageBuilder, DataSm.Builder {

    int sequenceNumber;
    String serviceType = "";
    Address source = Address.EMPTY;
    int esmClass;
    int registeredDelivery;
    int dataCoding;
    Tlvs tlvs = Tlvs.NONE;

    MessageBuilder() {}

    /** Sets the sequence number; a session gives its own when it sends. */
    public final B sequenceNumber(int value) {
        sequenceNumber = value;
        return self();
    }

    /** Sets the SMS application service, at most 5 characters. */
    public final B serviceType(String value) {
        serviceType = value;
        return self();
    }

    /** Sets the address of the short message entity that originated the message. */
    public final B source(Address value) {
        source = value;
        return self();
    }

    /** Sets the source to what {@link Address#of} makes of the text. */
    public final B source(String value) {
        return source(Address.of(value));
    }

    /** Sets message mode, type and network features, 0 to 255; see {@link EsmClass}. */
    public final B esmClass(int value) {
        esmClass = value;
        return self();
    }

    /** Sets which receipts and acknowledgements are asked for, 0 to 255. */
    public final B registeredDelivery(int value) {
        registeredDelivery = value;
        return self();
    }

    /** Sets the encoding of the message, 0 to 255. */
    public final B dataCoding(int value) {
        dataCoding = value;
        return self();
    }

    /** Sets the optional parameters. */
    public final B tlvs(Tlvs value) {
        tlvs = value;
        return self();
    }

    /** Adds an optional parameter after those set so far. */
    public final B tlv(Tlv value) {
        tlvs = tlvs.with(value);
        return self();
    }

    final B copyFields(MessageRequest pdu) {
        sequenceNumber = pdu.sequenceNumber();
        serviceType = pdu.serviceType();
        source = pdu.source();
        esmClass = pdu.esmClass();
        registeredDelivery = pdu.registeredDelivery();
        dataCoding = pdu.dataCoding();
        tlvs = pdu.tlvs();
        return self();
    }

    abstract B self();
}
