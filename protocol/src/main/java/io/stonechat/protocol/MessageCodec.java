package io.stonechat.protocol;

/**
 * The bodies of {@code submit_sm}, {@code deliver_sm}, {@code data_sm} and their responses (SMPP 3.4 §4.4, §4.6, §4.7).
 *
 * <p>The four that are nearly all traffic make their readers themselves: one that does not leave its method costs nothing.
 */
final class MessageCodec {

    private MessageCodec() {}

    static SubmitSm submitSm(byte[] buffer, int offset, int length, Reading reading) {
        var in = new PduReader(buffer, offset, length, reading);
        return new SubmitSm(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                // Written out: as calls they are too large for the compiler to see through.
                new Address(
                        in.octet(Field.SOURCE_ADDR_TON),
                        in.octet(Field.SOURCE_ADDR_NPI),
                        in.cString(Field.SOURCE_ADDR)),
                new Address(
                        in.octet(Field.DEST_ADDR_TON),
                        in.octet(Field.DEST_ADDR_NPI),
                        in.cString(Field.DESTINATION_ADDR)),
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

    static DeliverSm deliverSm(byte[] buffer, int offset, int length, Reading reading) {
        var in = new PduReader(buffer, offset, length, reading);
        return new DeliverSm(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                // Written out: as calls they are too large for the compiler to see through.
                new Address(
                        in.octet(Field.SOURCE_ADDR_TON),
                        in.octet(Field.SOURCE_ADDR_NPI),
                        in.cString(Field.SOURCE_ADDR)),
                new Address(
                        in.octet(Field.DEST_ADDR_TON),
                        in.octet(Field.DEST_ADDR_NPI),
                        in.cString(Field.DESTINATION_ADDR)),
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

    static DataSm dataSm(PduReader in) {
        return new DataSm(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                in.source(Field.LONG_SOURCE_ADDR),
                in.destination(Field.LONG_DESTINATION_ADDR),
                in.octet(Field.ESM_CLASS),
                in.octet(Field.REGISTERED_DELIVERY),
                in.octet(Field.DATA_CODING),
                in.tlvs());
    }

    static SubmitSmResp submitSmResp(byte[] buffer, int offset, int length, Reading reading) {
        var in = new PduReader(buffer, offset, length, reading);
        return new SubmitSmResp(in.sequenceNumber(), in.commandStatus(), messageId(in), in.tlvs());
    }

    static DeliverSmResp deliverSmResp(byte[] buffer, int offset, int length, Reading reading) {
        var in = new PduReader(buffer, offset, length, reading);
        return new DeliverSmResp(in.sequenceNumber(), in.commandStatus(), messageId(in), in.tlvs());
    }

    static DataSmResp dataSmResp(PduReader in) {
        return new DataSmResp(in.sequenceNumber(), in.commandStatus(), messageId(in), in.tlvs());
    }

    /** The message id of a response; a response, above all a negative one, may lack it though TLVs follow. */
    static String messageId(PduReader in) {
        if (in.atEnd() || in.lacksBody()) {
            return "";
        }
        return in.lastCString(Field.MESSAGE_ID);
    }

    static void write(SubmitSm pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.destination(Field.DESTINATION_ADDR, pdu.destination());
        writeMessage(pdu, out);
    }

    static void write(DeliverSm pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.destination(Field.DESTINATION_ADDR, pdu.destination());
        writeMessage(pdu, out);
    }

    /** What follows the destinations. */
    static void writeMessage(ShortMessageRequest pdu, PduBuffer out) {
        out.octet(Field.ESM_CLASS, pdu.esmClass());
        out.octet(Field.PROTOCOL_ID, pdu.protocolId());
        out.octet(Field.PRIORITY_FLAG, pdu.priorityFlag());
        out.time(Field.SCHEDULE_DELIVERY_TIME, pdu.scheduleDeliveryTime());
        out.time(Field.VALIDITY_PERIOD, pdu.validityPeriod());
        out.octet(Field.REGISTERED_DELIVERY, pdu.registeredDelivery());
        out.octet(Field.REPLACE_IF_PRESENT_FLAG, pdu.replaceIfPresentFlag());
        out.octet(Field.DATA_CODING, pdu.dataCoding());
        out.octet(Field.SM_DEFAULT_MSG_ID, pdu.smDefaultMsgId());
        out.shortMessage(pdu.shortMessage());
        out.tlvs(pdu.tlvs());
    }

    static void write(DataSm pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.source(Field.LONG_SOURCE_ADDR, pdu.source());
        out.destination(Field.LONG_DESTINATION_ADDR, pdu.destination());
        out.octet(Field.ESM_CLASS, pdu.esmClass());
        out.octet(Field.REGISTERED_DELIVERY, pdu.registeredDelivery());
        out.octet(Field.DATA_CODING, pdu.dataCoding());
        out.tlvs(pdu.tlvs());
    }

    /** A message id and TLVs; a negative response with neither has no body (SMPP 3.4 §4.4.2). */
    static void writeResponse(Response response, String messageId, Tlvs tlvs, PduBuffer out) {
        if (response.commandStatus().isOk() || !messageId.isEmpty() || !tlvs.isEmpty()) {
            out.cString(Field.MESSAGE_ID, messageId);
            out.tlvs(tlvs);
        }
    }
}
