package io.stonechat.protocol;

import java.util.List;
import java.util.Optional;

/** What a peer gets for a PDU that cannot be read (SMPP 3.4 §3.2, §4.3). */
public final class Answers {

    private Answers() {}

    /**
     * The answer to a PDU that could not be read: a negative response of the right type when the command is a request of
     * SMPP, a {@link GenericNack} when its length is impossible; nothing when it is itself a response or has none. Whether the
     * link must be closed after it says {@link PduException#closesLink()}.
     */
    public static Optional<Response> failure(PduException failure) {
        return failure(failure, failure.status());
    }

    /** The same with another status, ESME_ROK too: for a PDU that is taken care of although it could not be read. */
    public static Optional<Response> failure(PduException failure, CommandStatus status) {
        int sequence = failure.sequenceNumber();
        return Optional.ofNullable(
                switch (failure.commandId()) {
                    case CommandId.SUBMIT_SM -> new SubmitSmResp(sequence, status, "", Tlvs.NONE);
                    case CommandId.DELIVER_SM -> new DeliverSmResp(sequence, status, "", Tlvs.NONE);
                    case CommandId.DATA_SM -> new DataSmResp(sequence, status, "", Tlvs.NONE);
                    case CommandId.SUBMIT_MULTI -> new SubmitMultiResp(sequence, status, "", List.of(), Tlvs.NONE);
                    case CommandId.BIND_TRANSMITTER -> bindResp(sequence, status, BindType.TRANSMITTER);
                    case CommandId.BIND_RECEIVER -> bindResp(sequence, status, BindType.RECEIVER);
                    case CommandId.BIND_TRANSCEIVER -> bindResp(sequence, status, BindType.TRANSCEIVER);
                    case CommandId.QUERY_SM -> new QuerySmResp(sequence, status, "", "", 0, 0);
                    case CommandId.CANCEL_SM -> new CancelSmResp(sequence, status);
                    case CommandId.REPLACE_SM -> new ReplaceSmResp(sequence, status);
                    case CommandId.UNBIND -> new UnbindResp(sequence, status);
                    case CommandId.ENQUIRE_LINK -> new EnquireLinkResp(sequence, status);
                    case CommandId.BROADCAST_SM -> new BroadcastSmResp(sequence, status, "", Tlvs.NONE);
                    case CommandId.QUERY_BROADCAST_SM -> new QueryBroadcastSmResp(sequence, status, "", Tlvs.NONE);
                    case CommandId.CANCEL_BROADCAST_SM -> new CancelBroadcastSmResp(sequence, status);
                    case CommandId.PARAM_RETRIEVE -> new ParamRetrieveResp(sequence, status, "");
                    case CommandId.QUERY_LAST_MSGS -> new QueryLastMsgsResp(sequence, status, List.of());
                    case CommandId.QUERY_MSG_DETAILS -> QueryMsgDetailsResp.empty(sequence, status);
                    case CommandId.OUTBIND, CommandId.ALERT_NOTIFICATION -> null;
                    default -> failure.commandId() < 0 ? null : new GenericNack(sequence, status);
                });
    }

    /** The answer to a command no version of SMPP knows: a {@link GenericNack}, or nothing when it is a response. */
    public static Optional<Response> unknown(UnknownPdu pdu) {
        return pdu.isResponse()
                ? Optional.empty()
                : Optional.of(new GenericNack(pdu.sequenceNumber(), CommandStatus.ESME_RINVCMDID));
    }

    private static BindResp bindResp(int sequence, CommandStatus status, BindType type) {
        return new BindResp(sequence, status, type, "", Tlvs.NONE);
    }
}
