package io.stonechat.app;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDID;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;

import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.SmppSession;
import java.util.function.Consumer;

/** An ESME that takes every message and receipt, and passes it on. */
final class Inbox implements ClientHandler {

    private final Consumer<MessageRequest> taker;

    /**
     * Makes one.
     *
     * @param taker called with each message before it is answered, on the thread that reads the link
     */
    Inbox(Consumer<MessageRequest> taker) {
        this.taker = taker;
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return this::take;
    }

    private void take(Request request, Exchange exchange) {
        switch (request) {
            case DeliverSm deliver -> {
                taker.accept(deliver);
                exchange.respond(new DeliverSmResp(deliver.sequenceNumber(), ESME_ROK, "", Tlvs.NONE));
            }
            case DataSm data -> {
                taker.accept(data);
                exchange.respond(new DataSmResp(data.sequenceNumber(), ESME_ROK, "", Tlvs.NONE));
            }
            case Request other when other.expectsResponse() -> exchange.reject(ESME_RINVCMDID);
            case Request _ -> {
                // alert_notification and outbind: nothing to answer.
            }
        }
    }
}
