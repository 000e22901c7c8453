package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BroadcastSm;
import io.stonechat.protocol.CancelBroadcastSm;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Destination;
import io.stonechat.protocol.DistributionList;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.QueryBroadcastSm;
import io.stonechat.protocol.QueryLastMsgs;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.ShortMessageBuilder;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnknownPdu;
import io.stonechat.protocol.UnsuccessfulSme;
import java.util.Arrays;
import java.util.Set;

/** Makes of a PDU one that may be shown: the same shape and lengths, but no password, no text, and numbers only by their ends. */
final class Redaction {
    private static final int SHOWN_DIGITS = 2;
    /** Which TLVs hold what may not be shown; of vendors' own nothing is known, so they are among them. */
    private static final Set<Integer> PRIVATE = Set.of(
            TlvTag.MESSAGE_PAYLOAD,
            TlvTag.CALLBACK_NUM,
            TlvTag.CALLBACK_NUM_ATAG,
            TlvTag.SOURCE_SUBADDRESS,
            TlvTag.DEST_SUBADDRESS);

    private static final int FIRST_OF_VENDORS = 0x1400;
    private static final int LAST_OF_VENDORS = 0x3FFF;

    private Redaction() {}

    static Pdu of(Pdu pdu) {
        return switch (pdu) {
            case BindRequest bind ->
                bind.toBuilder().password(masked(bind.password(), 0)).build();
            case Outbind(var sequence, var systemId, var password) ->
                new Outbind(sequence, systemId, masked(password, 0));
            case SubmitSm m ->
                message(m.toBuilder(), m.shortMessage(), m.tlvs())
                        .source(of(m.source()))
                        .destination(of(m.destination()))
                        .build();
            case DeliverSm m ->
                message(m.toBuilder(), m.shortMessage(), m.tlvs())
                        .source(of(m.source()))
                        .destination(of(m.destination()))
                        .build();
            case SubmitMulti m ->
                message(m.toBuilder(), m.shortMessage(), m.tlvs())
                        .source(of(m.source()))
                        .destinations(
                                m.destinations().stream().map(Redaction::of).toList())
                        .build();
            case DataSm m ->
                m.toBuilder()
                        .source(of(m.source()))
                        .destination(of(m.destination()))
                        .tlvs(of(m.tlvs()))
                        .build();
            case Response response -> of(response);
            case Pdu other -> operation(other);
        };
    }

    private static <B extends ShortMessageBuilder<B>> B message(B builder, Octets text, Tlvs tlvs) {
        return builder.shortMessage(masked(text)).tlvs(of(tlvs));
    }

    private static Pdu of(Response response) {
        return response instanceof SubmitMultiResp(var sequence, var status, var id, var failed, var tlvs)
                ? new SubmitMultiResp(
                        sequence,
                        status,
                        id,
                        failed.stream()
                                .map(each -> new UnsuccessfulSme(of(each.address()), each.status()))
                                .toList(),
                        tlvs)
                : response;
    }

    private static Pdu operation(Pdu pdu) {
        return switch (pdu) {
            case QuerySm(var sequence, var id, var source) -> new QuerySm(sequence, id, of(source));
            case CancelSm(var sequence, var type, var id, var source, var destination) ->
                new CancelSm(sequence, type, id, of(source), of(destination));
            case ReplaceSm(
                    var sequence,
                    var id,
                    var source,
                    var schedule,
                    var validity,
                    var registered,
                    var defaultMessage,
                    var text,
                    var tlvs) ->
                new ReplaceSm(
                        sequence,
                        id,
                        of(source),
                        schedule,
                        validity,
                        registered,
                        defaultMessage,
                        masked(text),
                        of(tlvs));
            case AlertNotification(var sequence, var source, var esme, var tlvs) ->
                new AlertNotification(sequence, of(source), of(esme), of(tlvs));
            case QueryLastMsgs(var sequence, var source, var number) -> new QueryLastMsgs(sequence, of(source), number);
            case BroadcastSm(
                    var sequence,
                    var type,
                    var source,
                    var id,
                    var priority,
                    var schedule,
                    var validity,
                    var replace,
                    var coding,
                    var defaultMessage,
                    var tlvs) ->
                new BroadcastSm(
                        sequence,
                        type,
                        of(source),
                        id,
                        priority,
                        schedule,
                        validity,
                        replace,
                        coding,
                        defaultMessage,
                        of(tlvs));
            case QueryBroadcastSm(var sequence, var id, var source, var tlvs) ->
                new QueryBroadcastSm(sequence, id, of(source), of(tlvs));
            case CancelBroadcastSm(var sequence, var type, var id, var source, var tlvs) ->
                new CancelBroadcastSm(sequence, type, id, of(source), of(tlvs));
            case UnknownPdu unknown ->
                new UnknownPdu(
                        unknown.commandId(), unknown.commandStatus(), unknown.sequenceNumber(), masked(unknown.body()));
            case Pdu other -> other;
        };
    }

    private static Destination of(Destination destination) {
        return switch (destination) {
            case SmeAddress(var address) -> new SmeAddress(of(address));
            case DistributionList list -> list;
        };
    }

    private static Address of(Address address) {
        return new Address(address.ton(), address.npi(), masked(address.address(), SHOWN_DIGITS));
    }

    private static Tlvs of(Tlvs tlvs) {
        Tlvs shown = Tlvs.NONE;
        for (Tlv tlv : tlvs) {
            shown = shown.with(isPrivate(tlv.tag()) ? new Tlv(tlv.tag(), masked(tlv.value())) : tlv);
        }
        return shown;
    }

    private static boolean isPrivate(int tag) {
        return PRIVATE.contains(tag) || (tag >= FIRST_OF_VENDORS && tag <= LAST_OF_VENDORS);
    }

    private static String masked(String text, int shown) {
        int hidden = Math.max(0, text.length() - shown);
        return "*".repeat(hidden) + text.substring(hidden);
    }

    private static Octets masked(Octets octets) {
        byte[] stars = new byte[octets.length()];
        Arrays.fill(stars, (byte) '*');
        return Octets.copyOf(stars);
    }
}
