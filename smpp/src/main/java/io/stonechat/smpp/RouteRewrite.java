package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.Tlvs;
import java.util.List;

/**
 * What a route changes of the messages that take it.
 *
 * @param source its sender
 * @param destination type and plan of its destination
 * @param strip what its destination loses in front, if it begins so
 * @param add what its destination gets in front
 * @param tlvs the TLVs it gets, in the place of those with the same tags
 * @param without the tags of the TLVs it loses
 */
public record RouteRewrite(
        AddressChange source,
        AddressChange destination,
        String strip,
        String add,
        List<Tlv> tlvs,
        List<Integer> without) {

    /** Changes nothing. */
    public static final RouteRewrite NONE =
            new RouteRewrite(AddressChange.NONE, AddressChange.NONE, "", "", List.of(), List.of());

    /** Takes copies. */
    public RouteRewrite {
        tlvs = List.copyOf(tlvs);
        without = List.copyOf(without);
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The changed message; a PDU that no upstream takes as it is. */
    MessageRequest of(MessageRequest pdu) {
        return switch (pdu) {
            case SubmitSm sm ->
                sm.toBuilder()
                        .source(source.of(sm.source()))
                        .destination(destination(sm.destination()))
                        .tlvs(tlvs(sm.tlvs()))
                        .build();
            case DataSm sm ->
                sm.toBuilder()
                        .source(source.of(sm.source()))
                        .destination(destination(sm.destination()))
                        .tlvs(tlvs(sm.tlvs()))
                        .build();
            case SubmitMulti _, DeliverSm _ -> pdu;
        };
    }

    private Address destination(Address before) {
        Address changed = destination.of(before);
        String number = changed.address();
        String rest = !strip.isEmpty() && number.startsWith(strip) ? number.substring(strip.length()) : number;
        return new Address(changed.ton(), changed.npi(), add + rest);
    }

    private Tlvs tlvs(Tlvs before) {
        Tlvs changed = before;
        for (int tag : without) {
            changed = changed.without(tag);
        }
        for (Tlv tlv : tlvs) {
            changed = changed.replacing(tlv);
        }
        return changed;
    }
}
