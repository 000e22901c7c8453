package io.stonechat.protocol;

/** The bodies of the broadcast operations and their responses (SMPP 5.0 §4.4, §4.6). */
final class BroadcastCodec {

    private BroadcastCodec() {}

    static BroadcastSm broadcastSm(PduReader in) {
        return new BroadcastSm(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                in.source(Field.SOURCE_ADDR),
                in.cString(Field.MESSAGE_ID),
                in.octet(Field.PRIORITY_FLAG),
                in.time(Field.SCHEDULE_DELIVERY_TIME),
                in.time(Field.VALIDITY_PERIOD),
                in.octet(Field.REPLACE_IF_PRESENT_FLAG),
                in.octet(Field.DATA_CODING),
                in.octet(Field.SM_DEFAULT_MSG_ID),
                in.tlvs());
    }

    static BroadcastSmResp broadcastSmResp(PduReader in) {
        return new BroadcastSmResp(in.sequenceNumber(), in.commandStatus(), MessageCodec.messageId(in), in.tlvs());
    }

    static QueryBroadcastSm queryBroadcastSm(PduReader in) {
        return new QueryBroadcastSm(
                in.sequenceNumber(), in.cString(Field.MESSAGE_ID), in.source(Field.SOURCE_ADDR), in.tlvs());
    }

    static QueryBroadcastSmResp queryBroadcastSmResp(PduReader in) {
        return new QueryBroadcastSmResp(in.sequenceNumber(), in.commandStatus(), MessageCodec.messageId(in), in.tlvs());
    }

    static CancelBroadcastSm cancelBroadcastSm(PduReader in) {
        return new CancelBroadcastSm(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                in.cString(Field.MESSAGE_ID),
                in.source(Field.SOURCE_ADDR),
                in.tlvs());
    }

    static void write(BroadcastSm pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.octet(Field.PRIORITY_FLAG, pdu.priorityFlag());
        out.time(Field.SCHEDULE_DELIVERY_TIME, pdu.scheduleDeliveryTime());
        out.time(Field.VALIDITY_PERIOD, pdu.validityPeriod());
        out.octet(Field.REPLACE_IF_PRESENT_FLAG, pdu.replaceIfPresentFlag());
        out.octet(Field.DATA_CODING, pdu.dataCoding());
        out.octet(Field.SM_DEFAULT_MSG_ID, pdu.smDefaultMsgId());
        out.tlvs(pdu.tlvs());
    }

    static void write(QueryBroadcastSm pdu, PduBuffer out) {
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.tlvs(pdu.tlvs());
    }

    static void write(CancelBroadcastSm pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.tlvs(pdu.tlvs());
    }
}
