package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * A text on its way to becoming one or more short messages (3GPP TS 23.040 §9.2.3.24.1, SMPP 3.4 §5.3.2.22 to 24).
 *
 * <p>Immutable; each {@code with} method returns another one. Unless told otherwise the text is encoded as {@link
 * Text#best(String)} finds, and split with a header of an 8-bit reference.
 */
public final class LongMessage {

    private static final int MOST_SEGMENTS = 255;

    /** How the parts of a long message are tied together. */
    public enum Method {
        /** By a user data header with an 8-bit reference: 153 septets or 67 UCS-2 units a segment. */
        UDH_8,
        /** By a user data header with a 16-bit reference: 152 septets or 66 UCS-2 units a segment. */
        UDH_16,
        /** By the TLVs {@code sar_msg_ref_num}, {@code sar_total_segments}, {@code sar_segment_seqnum}, which cost no room. */
        SAR,
        /** Not at all: one message with all of the text in {@code message_payload}, the centre splits. */
        PAYLOAD
    }

    private final String text;
    private final Alphabet alphabet;
    private final Method method;
    private final List<InformationElement> elements;

    private LongMessage(String text, Alphabet alphabet, Method method, List<InformationElement> elements) {
        this.text = text;
        this.alphabet = alphabet;
        this.method = method;
        this.elements = List.copyOf(elements);
    }

    /** A text, in the alphabet {@link Text#best(String)} finds. */
    public static LongMessage of(String text) {
        return new LongMessage(text, Text.alphabet(text), Method.UDH_8, List.of());
    }

    /**
     * The segments of a text with an 8-bit reference.
     *
     * @param text the text, in the alphabet {@link Text#best(String)} finds
     * @param reference what the segments have in common; of more than 8 bits the lower ones count
     * @throws IllegalArgumentException if there would be more than 255 segments
     */
    public static List<Segment> split(String text, int reference) {
        return of(text).split(reference);
    }

    /** The same text in another alphabet. */
    public LongMessage with(Alphabet other) {
        return new LongMessage(text, other, method, elements);
    }

    /** The same text tied together in another way. */
    public LongMessage with(Method other) {
        return new LongMessage(text, alphabet, other, elements);
    }

    /** The same text with more elements in the user data header of every segment, such as application ports. */
    public LongMessage with(InformationElement... more) {
        var all = new ArrayList<>(elements);
        all.addAll(List.of(more));
        return new LongMessage(text, alphabet, method, all);
    }

    /**
     * The segments.
     *
     * @param reference what the segments have in common; its lower 8 bits, with {@link Method#UDH_16} and {@link Method#SAR}
     *     16, count
     * @throws IllegalArgumentException if the alphabet lacks a character or there would be more than 255 segments
     */
    public List<Segment> split(int reference) {
        var common = new ArrayList<>(alphabet.headers());
        common.addAll(elements);
        if (method == Method.PAYLOAD) {
            return List.of(payload(common));
        }
        int alone = common.isEmpty() ? 0 : Udh.of(common).length();
        if (alphabet.units(text) <= UserData.capacity(alphabet.bitsPerUnit(), alone)) {
            return List.of(segment(text, 1, 1, common, Tlvs.NONE));
        }
        return segments(reference, common, parts(common));
    }

    private List<String> parts(List<InformationElement> common) {
        int more = switch (method) {
            case UDH_8 -> SegmentPlan.UDH_8;
            case UDH_16 -> SegmentPlan.UDH_16;
            case SAR, PAYLOAD -> 0;
        };
        int length = more + Udh.of(common).length();
        int header = length == 1 ? 0 : length;
        var parts = SegmentPlan.cut(text, alphabet, UserData.capacity(alphabet.bitsPerUnit(), header));
        if (parts.size() > MOST_SEGMENTS) {
            throw new IllegalArgumentException(
                    "the text takes " + parts.size() + " segments, at most 255 can be tied together");
        }
        return parts;
    }

    private List<Segment> segments(int reference, List<InformationElement> common, List<String> parts) {
        var segments = new ArrayList<Segment>(parts.size());
        for (int number = 1; number <= parts.size(); number++) {
            var part = new Concatenation(reference, parts.size(), number);
            var headers = new ArrayList<InformationElement>();
            var tlvs = Tlvs.NONE;
            switch (method) {
                case UDH_8 -> headers.add(element8(part));
                case UDH_16 -> headers.add(element16(part));
                case SAR -> tlvs = sar(part);
                case PAYLOAD -> {}
            }
            headers.addAll(common);
            segments.add(segment(parts.get(number - 1), number, parts.size(), headers, tlvs));
        }
        return List.copyOf(segments);
    }

    private Segment segment(String part, int number, int total, List<InformationElement> headers, Tlvs tlvs) {
        var octets = alphabet.encode(part);
        if (headers.isEmpty()) {
            return new Segment(number, total, part, octets, 0, alphabet.dataCoding(), tlvs);
        }
        var data = Udh.of(headers).toOctets().concat(octets);
        return new Segment(number, total, part, data, EsmClass.UDHI, alphabet.dataCoding(), tlvs);
    }

    private Segment payload(List<InformationElement> headers) {
        var segment = segment(text, 1, 1, headers, Tlvs.NONE);
        var tlvs = Tlvs.of(new Tlv(TlvTag.MESSAGE_PAYLOAD, segment.shortMessage()));
        return new Segment(1, 1, text, Octets.EMPTY, segment.esmClass(), segment.dataCoding(), tlvs);
    }

    private static InformationElement element8(Concatenation part) {
        return new InformationElement(
                InformationElement.CONCATENATION_8,
                Octets.of((byte) part.reference(), (byte) part.total(), (byte) part.number()));
    }

    private static InformationElement element16(Concatenation part) {
        return new InformationElement(
                InformationElement.CONCATENATION_16,
                Octets.of((byte) (part.reference() >>> 8), (byte) part.reference(), (byte) part.total(), (byte)
                        part.number()));
    }

    private static Tlvs sar(Concatenation part) {
        return Tlvs.of(
                Tlv.int16(TlvTag.SAR_MSG_REF_NUM, part.reference() & 0xFFFF),
                Tlv.octet(TlvTag.SAR_TOTAL_SEGMENTS, part.total()),
                Tlv.octet(TlvTag.SAR_SEGMENT_SEQNUM, part.number()));
    }
}
