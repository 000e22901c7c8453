package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;

import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import java.util.function.Supplier;

/** Turns a script's decision into the response that says it. Sequence numbers are the session's affair: they stay 0. */
final class Responder {
    private final Supplier<String> newMessageId;

    Responder(Supplier<String> newMessageId) {
        this.newMessageId = newMessageId;
    }

    /**
     * The positive answer to a request.
     *
     * @throws IllegalArgumentException if that command has no such answer
     */
    Response accept(Request request, Reply.Accept reply) {
        return switch (request) {
            case SubmitSm _ -> new SubmitSmResp(0, ESME_ROK, id(reply), reply.tlvs());
            case DataSm _ -> new DataSmResp(0, ESME_ROK, id(reply), reply.tlvs());
            case SubmitMulti _ -> new SubmitMultiResp(0, ESME_ROK, id(reply), reply.unsuccessful(), reply.tlvs());
            // The message_id of a deliver_sm_resp is unused (SMPP 3.4 §4.6.2).
            case DeliverSm _ ->
                new DeliverSmResp(0, ESME_ROK, reply.messageId() == null ? "" : reply.messageId(), reply.tlvs());
            case CancelSm _ -> new CancelSmResp(0, ESME_ROK);
            case ReplaceSm _ -> new ReplaceSmResp(0, ESME_ROK);
            case Request other ->
                throw new IllegalArgumentException("Reply.accept() does not answer a " + name(other)
                        + "; use Reply.state(...) or Reply.reject(...)");
        };
    }

    /** The negative answer to a request. */
    Response reject(Request request, Reply.Reject reply) {
        return request instanceof DataSm && !reply.tlvs().isEmpty()
                ? new DataSmResp(0, reply.status(), "", reply.tlvs())
                : Responses.rejecting(request, reply.status());
    }

    /**
     * The answer to a query_sm.
     *
     * @throws IllegalArgumentException if the request is another one
     */
    Response state(Request request, Reply.State reply) {
        if (request instanceof QuerySm query) {
            String id = reply.messageId() == null ? query.messageId() : reply.messageId();
            return new QuerySmResp(
                    0, ESME_ROK, id, reply.finalDate(), reply.state().code(), reply.errorCode());
        }
        throw new IllegalArgumentException("Reply.state(...) answers a query_sm, not a " + name(request));
    }

    private String id(Reply.Accept reply) {
        return reply.messageId() == null ? newMessageId.get() : reply.messageId();
    }

    private static String name(Request request) {
        return CommandId.name(request.commandId());
    }
}
