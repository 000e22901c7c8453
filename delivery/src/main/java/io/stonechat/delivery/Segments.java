package io.stonechat.delivery;

import io.stonechat.protocol.Concatenation;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UserData;
import io.stonechat.store.StoredMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which messages are segments of one long message that their ESME has split. Pure. */
final class Segments {

    private Segments() {}

    /** What the segments of one long message have in common, and nothing else for a while; null for no segment. */
    static @Nullable String group(StoredMessage message) {
        Optional<Concatenation> part = concatenation(message.pdu());
        if (part.isEmpty() || !part.get().isValid() || part.get().total() == 1) {
            return null;
        }
        return "%s %s %s %d/%d"
                .formatted(
                        message.origin().systemId(),
                        message.pdu().source().address(),
                        message.destination().address(),
                        part.get().reference(),
                        part.get().total());
    }

    private static Optional<Concatenation> concatenation(MessageRequest pdu) {
        if ((pdu.esmClass() & EsmClass.UDHI) != 0) {
            Optional<Concatenation> inHeader = UserData.of(pdu).udh().concatenation();
            if (inHeader.isPresent()) {
                return inHeader;
            }
        }
        return pdu.tlvs().isEmpty() ? Optional.empty() : sar(pdu.tlvs());
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
