package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.Alphabet;
import io.stonechat.protocol.Alphabets;
import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.InformationElement;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UserData;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How a {@code submit_sm} whose text is too long for one short message is written for an upstream. Pure, but for the
 * references it takes.
 *
 * <p>What is a segment already, is no text, or takes more than 255 segments, stays as it is.
 */
final class Splitter {

    private static final int MOST_OCTETS = 254;

    private final ToIntFunction<Address> references;

    /** Makes it; {@code references} gives the next reference of long messages to an address. */
    Splitter(ToIntFunction<Address> references) {
        this.references = references;
    }

    /** The PDUs to send for this one, in their order; one, unless it is split. */
    List<MessageRequest> split(MessageRequest pdu, LongMessages treatment) {
        if (!(pdu instanceof SubmitSm submit) || isSegment(submit)) {
            return List.of(pdu);
        }
        return switch (treatment) {
            case AS_IS -> List.of(submit.shortMessage().length() > MOST_OCTETS ? payload(submit) : submit);
            case PAYLOAD -> List.of(fitsOne(submit) ? submit : payload(submit));
            case SPLIT -> parts(submit);
        };
    }

    private List<MessageRequest> parts(SubmitSm submit) {
        Optional<LongMessage> text = text(submit);
        if (text.isEmpty() || (fitsOne(submit) && !submit.tlvs().contains(TlvTag.MESSAGE_PAYLOAD))) {
            return List.of(submit);
        }
        try {
            List<Segment> segments = text.get().split(references.applyAsInt(submit.destination()));
            return segments.stream()
                    .<MessageRequest>map(segment -> part(submit, segment))
                    .toList();
        } catch (IllegalArgumentException _) {
            return List.of(submit);
        }
    }

    private static SubmitSm part(SubmitSm whole, Segment segment) {
        Tlvs tlvs = whole.tlvs().without(TlvTag.MESSAGE_PAYLOAD);
        int others = whole.esmClass() & ~EsmClass.UDHI;
        return whole.toBuilder()
                .esmClass(others | segment.esmClass())
                .shortMessage(segment.shortMessage())
                .tlvs(tlvs)
                .build();
    }

    private static SubmitSm payload(SubmitSm submit) {
        return submit.tlvs().contains(TlvTag.MESSAGE_PAYLOAD)
                ? submit
                : submit.toBuilder()
                        .shortMessage(Octets.EMPTY)
                        .tlvs(submit.tlvs().with(new Tlv(TlvTag.MESSAGE_PAYLOAD, submit.shortMessage())))
                        .build();
    }

    /** The text in the alphabet it came in, with the headers it came with; empty when it is no text. */
    private static Optional<LongMessage> text(SubmitSm submit) {
        UserData data = UserData.of(submit);
        List<InformationElement> others = data.udh().elements().stream()
                .filter(element -> !isNationalTable(element.id()))
                .toList();
        return alphabet(submit, data)
                .map(alphabet ->
                        LongMessage.of(Text.of(submit)).with(alphabet).with(others.toArray(InformationElement[]::new)));
    }

    private static Optional<Alphabet> alphabet(SubmitSm submit, UserData data) {
        Optional<Alphabet> coded = new DataCoding(submit.dataCoding()).alphabet();
        return coded.filter(Alphabets.GSM_7BIT::equals).isPresent() ? Optional.of(Alphabets.gsm(data.udh())) : coded;
    }

    /** Its alphabet writes those by itself. */
    private static boolean isNationalTable(int id) {
        return id == InformationElement.NATIONAL_LANGUAGE_SINGLE_SHIFT
                || id == InformationElement.NATIONAL_LANGUAGE_LOCKING_SHIFT;
    }

    private static boolean fitsOne(SubmitSm submit) {
        try {
            return text(submit).map(text -> text.split(0).size() == 1).orElse(true);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isSegment(SubmitSm submit) {
        return submit.tlvs().contains(TlvTag.SAR_MSG_REF_NUM)
                || UserData.of(submit).udh().concatenation().isPresent();
    }
}
