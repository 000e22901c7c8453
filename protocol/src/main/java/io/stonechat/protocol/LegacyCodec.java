package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.List;

/** The bodies of the commands that only SMPP 3.3 has. */
final class LegacyCodec {

    private static final int MOST = 255;

    private LegacyCodec() {}

    static ParamRetrieve paramRetrieve(PduReader in) {
        return new ParamRetrieve(in.sequenceNumber(), in.cString(Field.PARAM_NAME));
    }

    static ParamRetrieveResp paramRetrieveResp(PduReader in) {
        var value = in.atEnd() ? "" : in.lastCString(Field.PARAM_VALUE);
        return new ParamRetrieveResp(in.sequenceNumber(), in.commandStatus(), value);
    }

    static QueryLastMsgs queryLastMsgs(PduReader in) {
        return new QueryLastMsgs(in.sequenceNumber(), in.source(Field.SOURCE_ADDR), in.octet(Field.NO_OF_MESSAGES));
    }

    static QueryLastMsgsResp queryLastMsgsResp(PduReader in) {
        int count = in.atEnd() ? 0 : in.octet(Field.NO_OF_MESSAGES);
        var ids = new ArrayList<String>(Math.min(count, in.remaining()));
        for (int i = 0; i < count; i++) {
            ids.add(in.cString(Field.MESSAGE_ID));
        }
        return new QueryLastMsgsResp(in.sequenceNumber(), in.commandStatus(), ids);
    }

    static QueryMsgDetails queryMsgDetails(PduReader in) {
        return new QueryMsgDetails(
                in.sequenceNumber(),
                in.cString(Field.MESSAGE_ID),
                in.source(Field.SOURCE_ADDR),
                in.octet(Field.SM_LENGTH));
    }

    static QueryMsgDetailsResp queryMsgDetailsResp(PduReader in) {
        if (in.atEnd()) {
            return empty(in);
        }
        return new QueryMsgDetailsResp(
                in.sequenceNumber(),
                in.commandStatus(),
                in.cString(Field.SERVICE_TYPE),
                in.source(Field.SOURCE_ADDR),
                MultiCodec.destinations(in),
                in.octet(Field.PROTOCOL_ID),
                in.octet(Field.PRIORITY_FLAG),
                in.time(Field.SCHEDULE_DELIVERY_TIME),
                in.time(Field.VALIDITY_PERIOD),
                in.octet(Field.REGISTERED_DELIVERY),
                in.octet(Field.DATA_CODING),
                in.shortMessage(),
                in.cString(Field.MESSAGE_ID),
                in.time(Field.FINAL_DATE),
                in.octet(Field.MESSAGE_STATE),
                in.octet(Field.ERROR_CODE));
    }

    private static QueryMsgDetailsResp empty(PduReader in) {
        return QueryMsgDetailsResp.empty(in.sequenceNumber(), in.commandStatus());
    }

    static void write(ParamRetrieve pdu, PduBuffer out) {
        out.cString(Field.PARAM_NAME, pdu.paramName());
    }

    static void write(ParamRetrieveResp pdu, PduBuffer out) {
        if (pdu.commandStatus().isOk() || !pdu.paramValue().isEmpty()) {
            out.cString(Field.PARAM_VALUE, pdu.paramValue());
        }
    }

    static void write(QueryLastMsgs pdu, PduBuffer out) {
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.octet(Field.NO_OF_MESSAGES, pdu.numberOfMessages());
    }

    static void write(QueryLastMsgsResp pdu, PduBuffer out) {
        List<String> ids = pdu.messageIds();
        if (!pdu.commandStatus().isOk() && ids.isEmpty()) {
            return;
        }
        out.count(Field.NO_OF_MESSAGES, ids.size(), MOST);
        for (var id : ids) {
            out.cString(Field.MESSAGE_ID, id);
        }
    }

    static void write(QueryMsgDetails pdu, PduBuffer out) {
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.source(Field.SOURCE_ADDR, pdu.source());
        out.octet(Field.SM_LENGTH, pdu.smLength());
    }

    static void write(QueryMsgDetailsResp pdu, PduBuffer out) {
        if (!pdu.commandStatus().isOk() && pdu.messageId().isEmpty()) {
            return;
        }
        out.cString(Field.SERVICE_TYPE, pdu.serviceType());
        out.source(Field.SOURCE_ADDR, pdu.source());
        MultiCodec.write(pdu.destinations(), out);
        out.octet(Field.PROTOCOL_ID, pdu.protocolId());
        out.octet(Field.PRIORITY_FLAG, pdu.priorityFlag());
        out.time(Field.SCHEDULE_DELIVERY_TIME, pdu.scheduleDeliveryTime());
        out.time(Field.VALIDITY_PERIOD, pdu.validityPeriod());
        out.octet(Field.REGISTERED_DELIVERY, pdu.registeredDelivery());
        out.octet(Field.DATA_CODING, pdu.dataCoding());
        out.shortMessage(pdu.shortMessage());
        out.cString(Field.MESSAGE_ID, pdu.messageId());
        out.time(Field.FINAL_DATE, pdu.finalDate());
        out.octet(Field.MESSAGE_STATE, pdu.messageState());
        out.octet(Field.ERROR_CODE, pdu.errorCode());
    }
}
