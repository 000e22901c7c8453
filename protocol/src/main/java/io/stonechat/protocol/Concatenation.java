package io.stonechat.protocol;

import java.util.Optional;

/**
 * Which part of which long message a short message is.
 *
 * @param reference what all parts of one long message have in common, 0 to 65,535
 * @param total how many parts there are, 1 to 255
 * @param number which one this is, 1 to {@code total}
 */
public record Concatenation(int reference, int total, int number) {

    /** Whether the numbers make sense: a part that exists of at least one (3GPP TS 23.040 §9.2.3.24.1). */
    public boolean isValid() {
        return number >= 1 && number <= total;
    }

    /**
     * Which part of a long message this message says that it is: by its user data header, else by its SAR TLVs (SMPP 3.4
     * §5.3.2.22 to 24). Empty for a message that is no part; the numbers may make no sense.
     */
    public static Optional<Concatenation> of(MessageRequest message) {
        if (message.hasUdh()) {
            var inHeader = UserData.of(message).udh().concatenation();
            if (inHeader.isPresent()) {
                return inHeader;
            }
        }
        return message.tlvs().isEmpty() ? Optional.empty() : sar(message.tlvs());
    }

    private static Optional<Concatenation> sar(Tlvs tlvs) {
        var reference = tlvs.integer(TlvTag.SAR_MSG_REF_NUM);
        var total = tlvs.integer(TlvTag.SAR_TOTAL_SEGMENTS);
        var number = tlvs.integer(TlvTag.SAR_SEGMENT_SEQNUM);
        return reference.isPresent() && total.isPresent() && number.isPresent()
                ? Optional.of(new Concatenation(reference.getAsInt(), total.getAsInt(), number.getAsInt()))
                : Optional.empty();
    }
}
