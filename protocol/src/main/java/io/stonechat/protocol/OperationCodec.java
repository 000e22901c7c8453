package io.stonechat.protocol;

/** The bodies of query, cancel, replace and {@code alert_notification} (SMPP 3.4 §4.8 to §4.12). */
final class OperationCodec {

    // Two empty texts and two octets.
    private static final int LEAST_QUERY_SM_RESP = 4;

    private OperationCodec() {}

    static QuerySm querySm(PduReader in) {
        return new QuerySm(in.sequenceNumber(), in.cString(Field.MESSAGE_ID), in.source(Field.SOURCE_ADDR));
    }

    static QuerySmResp querySmResp(PduReader in) {
        if (in.atEnd() || (!in.commandStatus().isOk() && !in.isStrict() && in.remaining() < LEAST_QUERY_SM_RESP)) {
            return new QuerySmResp(in.sequenceNumber(), in.commandStatus(), "", "", 0, 0);
        }
        return new QuerySmResp(
                in.sequenceNumber(),
                in.commandStatus(),
                in.cString(Field.MESSAGE_ID),
                in.time(Field.FINAL_DATE),
                in.octet(Field.MESSAGE_STATE),
                in.octet(Field.ERROR_CODE));
    }

    static CancelSm cancelSm(PduReader in) {
        return new CancelSm(
                in.sequenceNumber(),
                in.cString(Field.SERVICE_TYPE),
                in.cString(Field.MESSAGE_ID),
                in.source(Field.SOURCE_ADDR),
                in.destination(Field.DESTINATION_ADDR));
    }

    static ReplaceSm replaceSm(PduReader in) {
        return new ReplaceSm(
                in.sequenceNumber(),
                in.cString(Field.MESSAGE_ID),
                in.source(Field.SOURCE_ADDR),
                in.time(Field.SCHEDULE_DELIVERY_TIME),
                in.time(Field.VALIDITY_PERIOD),
                in.octet(Field.REGISTERED_DELIVERY),
                in.octet(Field.SM_DEFAULT_MSG_ID),
                in.shortMessage(),
                in.tlvs());
    }

    static AlertNotification alertNotification(PduReader in) {
        var source = in.source(Field.LONG_SOURCE_ADDR);
        var esmeAddr = in.address(Field.ESME_ADDR_TON, Field.ESME_ADDR_NPI, Field.ESME_ADDR);
        // Old smpp34 peers write ms_availability_status as a bare octet.
        var tlvs = in.remaining() == 1 && !in.isStrict()
                ? Tlvs.of(Tlv.octet(TlvTag.MS_AVAILABILITY_STATUS, in.octet(Field.TLV)))
                : in.tlvs();
        return new AlertNotification(in.sequenceNumber(), source, esmeAddr, tlvs);
    }

    static void write(QuerySm pdu, PduBuffer out) {
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.source(Field.SOURCE_ADDR, pdu.source());
    }

    static void write(QuerySmResp pdu, PduBuffer out) {
        if (!pdu.commandStatus().isOk() && pdu.messageId().isEmpty()) {
            return;
        }
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.time(Field.FINAL_DATE, pdu.finalDate());
        out.octet(Field.MESSAGE_STATE, pdu.messageState());
        out.octet(Field.ERROR_CODE, pdu.errorCode());
    }

    static void write(CancelSm pdu, PduBuffer out) {
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.destination(Field.DESTINATION_ADDR, pdu.destination());
    }

    static void write(ReplaceSm pdu, PduBuffer out) {
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.time(Field.SCHEDULE_DELIVERY_TIME, pdu.scheduleDeliveryTime());
        out.time(Field.VALIDITY_PERIOD, pdu.validityPeriod());
        out.octet(Field.REGISTERED_DELIVERY, pdu.registeredDelivery());
        out.octet(Field.SM_DEFAULT_MSG_ID, pdu.smDefaultMsgId());
        out.shortMessage(pdu.shortMessage());
        out.tlvs(pdu.tlvs());
    }

    static void write(AlertNotification pdu, PduBuffer out) {
        out.source(Field.LONG_SOURCE_ADDR, pdu.source());
        out.address(Field.ESME_ADDR_TON, Field.ESME_ADDR_NPI, Field.ESME_ADDR, pdu.esmeAddr());
        out.tlvs(pdu.tlvs());
    }
}
