package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DistributionList;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PDU is to be sent to: of a {@code submit_multi}, one {@code submit_sm} a destination (SMPP 3.4 §4.5.1).
 *
 * @param accepted the PDUs to send
 * @param refused the destinations that nothing is sent to
 */
record Destinations(List<MessageRequest> accepted, List<UnsuccessfulSme> refused) {

    static Destinations of(MessageRequest pdu) {
        if (!(pdu instanceof SubmitMulti multi)) {
            return new Destinations(List.of(pdu), List.of());
        }
        List<MessageRequest> accepted = new ArrayList<>();
        List<UnsuccessfulSme> refused = new ArrayList<>();
        for (var destination : multi.destinations()) {
            switch (destination) {
                case SmeAddress(var address)
                when address.address().isEmpty() ->
                    refused.add(new UnsuccessfulSme(address, CommandStatus.ESME_RINVDSTADR));
                case SmeAddress(var address) -> accepted.add(single(multi, address));
                case DistributionList(var name) ->
                    refused.add(new UnsuccessfulSme(new Address(0, 0, name), CommandStatus.ESME_RINVDLNAME));
            }
        }
        return new Destinations(accepted, refused);
    }

    /** How a part belongs to the others. */
    Lineage lineage(MessageId told, int part) {
        return accepted.size() == 1 ? Lineage.WHOLE : new Lineage(part == 1 ? null : told, part, accepted.size(), null);
    }

    private static SubmitSm single(SubmitMulti multi, Address destination) {
        return SubmitSm.builder()
                .serviceType(multi.serviceType())
                .source(multi.source())
                .destination(destination)
                .esmClass(multi.esmClass())
                .protocolId(multi.protocolId())
                .priorityFlag(multi.priorityFlag())
                .scheduleDeliveryTime(multi.scheduleDeliveryTime())
                .validityPeriod(multi.validityPeriod())
                .registeredDelivery(multi.registeredDelivery())
                .replaceIfPresentFlag(multi.replaceIfPresentFlag())
                .dataCoding(multi.dataCoding())
                .smDefaultMsgId(multi.smDefaultMsgId())
                .shortMessage(multi.shortMessage())
                .tlvs(multi.tlvs())
                .build();
    }
}
