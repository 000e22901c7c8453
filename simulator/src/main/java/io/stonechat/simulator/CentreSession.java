package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_RINVCMDID;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BroadcastSm;
import io.stonechat.protocol.CancelBroadcastSm;
import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Outbind;
import io.stonechat.protocol.ParamRetrieve;
import io.stonechat.protocol.QueryBroadcastSm;
import io.stonechat.protocol.QueryLastMsgs;
import io.stonechat.protocol.QueryMsgDetails;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Unbind;
import io.stonechat.session.Exchange;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.TokenBucket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Handles the requests of one session: its limits here, everything else where all sessions meet. */
final class CentreSession implements RequestHandler {

    private final Stage stage;
    private final Submits submits;
    private final Spool spool;
    private final Desk desk;
    private final @Nullable TokenBucket rate;
    private final AtomicLong submitted = new AtomicLong();

    CentreSession(Stage stage, Submits submits, Spool spool, Desk desk) {
        this.stage = stage;
        this.submits = submits;
        this.spool = spool;
        this.desk = desk;
        int most = stage.scenario().faults().maxPerSecond();
        this.rate = most == 0 ? null : new TokenBucket(most, most, () -> nanos(stage.clock()));
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        switch (request) {
            case SubmitSm submit ->
                message(submit, exchange, () -> submits.take(submit, submit.destination(), exchange));
            case DataSm data -> message(data, exchange, () -> submits.take(data, data.destination(), exchange));
            case SubmitMulti multi -> message(multi, exchange, () -> submits.take(multi, exchange));
            case QuerySm query ->
                exchange.respond(spool.query(query, exchange.session().systemId()));
            case CancelSm cancel ->
                exchange.respond(new CancelSmResp(cancel.sequenceNumber(), cancel(cancel, exchange)));
            case ReplaceSm replace ->
                exchange.respond(new ReplaceSmResp(
                        replace.sequenceNumber(),
                        spool.replace(replace, exchange.session().systemId())));
            case BindRequest _,
                    Outbind _,
                    Unbind _,
                    EnquireLink _,
                    DeliverSm _,
                    AlertNotification _,
                    BroadcastSm _,
                    QueryBroadcastSm _,
                    CancelBroadcastSm _,
                    ParamRetrieve _,
                    QueryLastMsgs _,
                    QueryMsgDetails _ -> exchange.reject(ESME_RINVCMDID);
        }
    }

    private void message(MessageRequest request, Exchange exchange, Runnable take) {
        int lossEvery = stage.scenario().faults().linkLossEvery();
        if (rate != null && !rate.tryAcquire()) {
            stage.events().accept(new SimulatorEvent.NotAccepted(exchange.session(), request, ESME_RTHROTTLED.name()));
            exchange.reject(ESME_RTHROTTLED);
        } else if (lossEvery != 0 && submitted.incrementAndGet() % lossEvery == 0) {
            stage.events().accept(new SimulatorEvent.NotAccepted(exchange.session(), request, "link closed"));
            exchange.session().close("the scenario loses the link after " + lossEvery + " messages");
        } else {
            take.run();
        }
    }

    private CommandStatus cancel(CancelSm cancel, Exchange exchange) {
        return spool.cancel(
                cancel, exchange.session().systemId(), message -> desk.end(message, MessageState.DELETED, _ -> {}));
    }

    private static long nanos(InstantSource clock) {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
