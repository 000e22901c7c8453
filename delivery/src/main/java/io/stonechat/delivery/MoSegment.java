package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.Concatenation;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.InformationElement;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.Udh;
import io.stonechat.protocol.UserData;
import java.util.List;
import java.util.Optional;

/**
 * Which segment of which long message a message from a handset is (3GPP TS 23.040 §9.2.3.24.1, SMPP 3.4 §5.3.2.22). Pure.
 *
 * @param group what all segments of the message have in common
 * @param number which one this is, from 1
 * @param total how many there are, at least 2
 */
record MoSegment(String group, int number, int total) {

    private static final int MOST_OCTETS = 254;

    /** The segment that a message is; empty when it is whole, or its numbers make no sense. */
    static Optional<MoSegment> of(String bind, String account, MessageRequest pdu) {
        Optional<Concatenation> udh = UserData.of(pdu).udh().concatenation();
        return udh.or(() -> sar(pdu.tlvs()))
                .filter(Concatenation::isValid)
                .filter(part -> part.total() > 1)
                .map(part -> new MoSegment(
                        String.join(
                                "/",
                                "mo:" + account,
                                bind,
                                pdu.source().address(),
                                destination(pdu).address(),
                                (udh.isPresent() ? "udh" : "sar") + part.reference(),
                                part.total() + "",
                                pdu.dataCoding() + ""),
                        part.number(),
                        part.total()));
    }

    private static Optional<Concatenation> sar(Tlvs tlvs) {
        var reference = tlvs.integer(TlvTag.SAR_MSG_REF_NUM);
        var total = tlvs.integer(TlvTag.SAR_TOTAL_SEGMENTS);
        var number = tlvs.integer(TlvTag.SAR_SEGMENT_SEQNUM);
        return reference.isPresent() && total.isPresent() && total.getAsInt() <= 0xFF && number.isPresent()
                ? Optional.of(new Concatenation(reference.getAsInt(), total.getAsInt(), number.getAsInt()))
                : Optional.empty();
    }

    private static Address destination(MessageRequest pdu) {
        return switch (pdu) {
            case DeliverSm sm -> sm.destination();
            case DataSm sm -> sm.destination();
            case SubmitSm sm -> sm.destination();
            case SubmitMulti _ -> Address.EMPTY;
        };
    }

    /** One PDU of all segments in their order: like the first, but with all of the text. */
    static MessageRequest whole(List<MessageRequest> segments) {
        MessageRequest first = segments.getFirst();
        List<InformationElement> headers = UserData.of(first).udh().elements().stream()
                .filter(element -> element.id() != InformationElement.CONCATENATION_8
                        && element.id() != InformationElement.CONCATENATION_16)
                .toList();
        Octets body = headers.isEmpty() ? Octets.EMPTY : Udh.of(headers).toOctets();
        for (MessageRequest segment : segments) {
            body = body.concat(UserData.of(segment).text());
        }
        int esmClass = headers.isEmpty() ? first.esmClass() & ~EsmClass.UDHI : first.esmClass();
        Tlvs tlvs = first.tlvs()
                .without(TlvTag.SAR_MSG_REF_NUM)
                .without(TlvTag.SAR_TOTAL_SEGMENTS)
                .without(TlvTag.SAR_SEGMENT_SEQNUM)
                .without(TlvTag.MESSAGE_PAYLOAD);
        Tlvs withBody = tlvs.with(new Tlv(TlvTag.MESSAGE_PAYLOAD, body));
        return switch (first) {
            case DataSm sm -> sm.toBuilder().esmClass(esmClass).tlvs(withBody).build();
            case DeliverSm sm ->
                sm.toBuilder()
                        .esmClass(esmClass)
                        .shortMessage(body.length() > MOST_OCTETS ? Octets.EMPTY : body)
                        .tlvs(body.length() > MOST_OCTETS ? withBody : tlvs)
                        .build();
            // No handset sends these.
            case SubmitSm sm -> sm;
            case SubmitMulti sm -> sm;
        };
    }
}
