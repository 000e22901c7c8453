package io.stonechat.protocol;

/**
 * One short message of those a text became.
 *
 * @param number which one it is, 1 to {@code total}
 * @param total how many there are, 1 to 255
 * @param text the text of this one
 * @param shortMessage the user data for {@code short_message}, its header included; empty when it is in {@code tlvs}
 * @param esmClass {@link EsmClass#UDHI} when the user data starts with a header, otherwise 0
 * @param dataCoding how the text is encoded
 * @param tlvs the TLVs that belong to it: {@code sar_*} or {@code message_payload}; none when a header does their work
 */
public record Segment(
        int number, int total, String text, Octets shortMessage, int esmClass, int dataCoding, Tlvs tlvs) {

    /** Puts the segment into a message under construction; other bits of its {@code esm_class} and other TLVs stay. */
    public <B extends ShortMessageBuilder<B>> B applyTo(B builder) {
        builder.shortMessage(shortMessage).dataCoding(dataCoding).esmClass(builder.esmClass | esmClass);
        for (var tlv : tlvs) {
            builder.tlv(tlv);
        }
        return builder.self();
    }
}
