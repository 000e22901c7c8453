package io.stonechat.protocol;

import java.util.List;

/** Makes the right response to a request: its type follows the request's, its sequence number is the same. */
public final class Responses {

    private Responses() {}

    /**
     * The negative response to a request. For {@link Outbind} and {@link AlertNotification}, which have no response, a {@link
     * GenericNack}.
     *
     * @param request what is answered
     * @param status why it is not done; any status may be given
     */
    public static Response rejecting(Request request, CommandStatus status) {
        return answering(request, status, "");
    }

    /**
     * The positive response to a request.
     *
     * @param request what is answered
     * @param messageId the id the message got; left out where the response has none
     */
    public static Response accepting(Request request, String messageId) {
        return answering(request, CommandStatus.ESME_ROK, messageId);
    }

    /** The response to a request with a status and, where the response has one, a message id. */
    static Response answering(Request request, CommandStatus status, String messageId) {
        int sequence = request.sequenceNumber();
        return switch (request) {
            case SubmitSm _ -> new SubmitSmResp(sequence, status, messageId, Tlvs.NONE);
            case DeliverSm _ -> new DeliverSmResp(sequence, status, messageId, Tlvs.NONE);
            case DataSm _ -> new DataSmResp(sequence, status, messageId, Tlvs.NONE);
            case SubmitMulti _ -> new SubmitMultiResp(sequence, status, messageId, List.of(), Tlvs.NONE);
            case BindRequest bind -> new BindResp(sequence, status, bind.type(), "", Tlvs.NONE);
            case Unbind _ -> new UnbindResp(sequence, status);
            case EnquireLink _ -> new EnquireLinkResp(sequence, status);
            case QuerySm query -> new QuerySmResp(sequence, status, status.isOk() ? query.messageId() : "", "", 0, 0);
            case CancelSm _ -> new CancelSmResp(sequence, status);
            case ReplaceSm _ -> new ReplaceSmResp(sequence, status);
            case BroadcastSm _ -> new BroadcastSmResp(sequence, status, messageId, Tlvs.NONE);
            case QueryBroadcastSm query ->
                new QueryBroadcastSmResp(sequence, status, status.isOk() ? query.messageId() : "", Tlvs.NONE);
            case CancelBroadcastSm _ -> new CancelBroadcastSmResp(sequence, status);
            case ParamRetrieve _ -> new ParamRetrieveResp(sequence, status, "");
            case QueryLastMsgs _ -> new QueryLastMsgsResp(sequence, status, List.of());
            case QueryMsgDetails _ -> QueryMsgDetailsResp.empty(sequence, status);
            case Outbind _, AlertNotification _ -> new GenericNack(sequence, status);
        };
    }
}
