package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.List;

/** The bodies of {@code submit_multi} and its response (SMPP 3.4 §4.5). */
final class MultiCodec {

    private static final int SME_ADDRESS = 1;
    private static final int DISTRIBUTION_LIST = 2;
    private static final int MOST = 255;

    private MultiCodec() {}

    static SubmitMulti submitMulti(PduReader in) {
        return new SubmitMulti(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                in.source(Field.SOURCE_ADDR),
                destinations(in),
                in.octet(Field.ESM_CLASS),
                in.octet(Field.PROTOCOL_ID),
                in.octet(Field.PRIORITY_FLAG),
                in.time(Field.SCHEDULE_DELIVERY_TIME),
                in.time(Field.VALIDITY_PERIOD),
                in.octet(Field.REGISTERED_DELIVERY),
                in.octet(Field.REPLACE_IF_PRESENT_FLAG),
                in.octet(Field.DATA_CODING),
                in.octet(Field.SM_DEFAULT_MSG_ID),
                in.shortMessage(),
                in.tlvs());
    }

    /** {@code number_of_dests} and the destinations. */
    static List<Destination> destinations(PduReader in) {
        int count = in.octet(Field.NUMBER_OF_DESTS);
        var destinations = new ArrayList<Destination>(Math.min(count, in.remaining()));
        for (int i = 0; i < count; i++) {
            destinations.add(destination(in));
        }
        return destinations;
    }

    private static Destination destination(PduReader in) {
        int flag = in.octet(Field.DEST_FLAG);
        return switch (flag) {
            case SME_ADDRESS -> new SmeAddress(in.destination(Field.DESTINATION_ADDR));
            case DISTRIBUTION_LIST -> new DistributionList(in.cString(Field.DL_NAME));
            default ->
                throw in.problem(Field.DEST_FLAG, PduFlaw.VALUE, String.valueOf(flag), "1 (address) or 2 (list)");
        };
    }

    static SubmitMultiResp submitMultiResp(PduReader in) {
        return new SubmitMultiResp(
                in.sequenceNumber(), in.commandStatus(), MessageCodec.messageId(in), unsuccessful(in), in.tlvs());
    }

    private static List<UnsuccessfulSme> unsuccessful(PduReader in) {
        if (in.atEnd() || in.lacksBody()) {
            return List.of();
        }
        int count = in.octet(Field.NO_UNSUCCESS);
        var unsuccessful = new ArrayList<UnsuccessfulSme>(Math.min(count, in.remaining()));
        for (int i = 0; i < count; i++) {
            var address = in.destination(Field.DESTINATION_ADDR);
            unsuccessful.add(new UnsuccessfulSme(address, CommandStatus.of(in.int32(Field.ERROR_STATUS_CODE))));
        }
        return unsuccessful;
    }

    static void write(SubmitMulti pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.source(Field.SOURCE_ADDR, pdu.source());
        write(pdu.destinations(), out);
        MessageCodec.writeMessage(pdu, out);
    }

    static void write(List<Destination> destinations, PduBuffer out) {
        out.count(Field.NUMBER_OF_DESTS, destinations.size(), MOST);
        for (var destination : destinations) {
            switch (destination) {
                case SmeAddress(var address) -> {
                    out.octet(Field.DEST_FLAG, SME_ADDRESS);
                    out.destination(Field.DESTINATION_ADDR, address);
                }
                case DistributionList(var name) -> {
                    out.octet(Field.DEST_FLAG, DISTRIBUTION_LIST);
                    out.cString(Field.DL_NAME, name);
                }
            }
        }
    }

    static void write(SubmitMultiResp pdu, PduBuffer out) {
        if (!pdu.commandStatus().isOk()
                && pdu.messageId().isEmpty()
                && pdu.unsuccessful().isEmpty()
                && pdu.tlvs().isEmpty()) {
            return;
        }
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.count(Field.NO_UNSUCCESS, pdu.unsuccessful().size(), MOST);
        for (var sme : pdu.unsuccessful()) {
            out.destination(Field.DESTINATION_ADDR, sme.address());
            out.int32(Field.ERROR_STATUS_CODE, sme.status().code());
        }
        out.tlvs(pdu.tlvs());
    }
}
