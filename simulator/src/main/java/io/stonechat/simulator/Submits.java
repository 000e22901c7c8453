package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_RINVDLNAME;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RSUBMITFAIL;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.DistributionList;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SmeAddress;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Takes messages from ESMEs: decides their fate, keeps what is accepted, answers. */
final class Submits {

    private final Stage stage;
    private final Spool spool;
    private final Desk desk;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Sightings throttled = new Sightings();

    Submits(Stage stage, Spool spool, Desk desk) {
        this.stage = stage;
        this.spool = spool;
        this.desk = desk;
    }

    /** Takes a message for one destination. */
    void take(MessageRequest request, Address destination, Exchange exchange) {
        HeldMessage message = hold(request, destination, lastNumber.incrementAndGet(), exchange);
        Fate fate = message.facts().fate();
        switch (fate) {
            case UNANSWERED -> notAccepted(request, exchange, "no response");
            case LINK_LOST -> {
                notAccepted(request, exchange, "link closed");
                exchange.session().close("the scenario loses the link here");
            }
            case REFUSED, QUEUE_FULL, SYSTEM_ERROR -> refuse(request, exchange, fate.status());
            case THROTTLED_FIRST -> {
                if (throttled.isFirst(destination.address())) {
                    refuse(request, exchange, fate.status());
                } else {
                    accept(request, exchange, List.of(message), List.of());
                }
            }
            case RECEIPT_FIRST -> deliverAndAccept(request, exchange, message);
            case DELIVERED,
                    UNDELIVERABLE,
                    EXPIRED,
                    RECEIPT_TWICE,
                    RECEIPT_LOST,
                    ENROUTE_FIRST,
                    REJECTED,
                    UNKNOWN,
                    DELETED -> accept(request, exchange, List.of(message), List.of());
        }
    }

    /** Takes a message for many destinations under one id; those whose fate is a refusal are named in the response. */
    void take(SubmitMulti request, Exchange exchange) {
        long number = lastNumber.incrementAndGet();
        List<HeldMessage> accepted = new ArrayList<>();
        List<UnsuccessfulSme> refused = new ArrayList<>();
        for (var destination : request.destinations()) {
            switch (destination) {
                case DistributionList(String name) ->
                    refused.add(new UnsuccessfulSme(new Address(0, 0, name), ESME_RINVDLNAME));
                case SmeAddress(Address address) -> {
                    HeldMessage message = hold(request, address, number, exchange);
                    CommandStatus status = message.facts().fate().status();
                    if (status.isOk()) {
                        accepted.add(message);
                    } else {
                        refused.add(new UnsuccessfulSme(address, status));
                    }
                }
            }
        }
        if (accepted.isEmpty()) {
            refuse(request, exchange, ESME_RSUBMITFAIL);
        } else {
            accept(request, exchange, accepted, refused);
        }
    }

    private void accept(
            MessageRequest request, Exchange exchange, List<HeldMessage> messages, List<UnsuccessfulSme> refused) {
        spool.keep(messages);
        stage.delays().after(stage.scenario().pace().response(), () -> {
            respond(request, exchange, messages.getFirst(), refused);
            messages.forEach(desk::deliverLater);
        });
    }

    /** Answers only after the ESME has answered the receipt, or at once if it gets none. */
    private void deliverAndAccept(MessageRequest request, Exchange exchange, HeldMessage message) {
        spool.keep(List.of(message));
        boolean receiptGoesAhead = message.wantsReceipt(message.facts().fate().finalState())
                && desk.outbox(message.facts().systemId()).hasReceiver();
        desk.end(message, message.facts().fate().finalState(), _ -> respond(request, exchange, message, List.of()));
        if (!receiptGoesAhead) {
            respond(request, exchange, message, List.of());
        }
    }

    private void respond(
            MessageRequest request, Exchange exchange, HeldMessage message, List<UnsuccessfulSme> refused) {
        String id = message.facts().responseId();
        stage.events().accept(new SimulatorEvent.Accepted(exchange.session(), request, id));
        exchange.respond(positive(request, id, refused));
    }

    private void refuse(MessageRequest request, Exchange exchange, CommandStatus status) {
        notAccepted(request, exchange, status.name());
        stage.delays().after(stage.scenario().pace().response(), () -> exchange.reject(status));
    }

    private void notAccepted(MessageRequest request, Exchange exchange, String how) {
        stage.events().accept(new SimulatorEvent.NotAccepted(exchange.session(), request, how));
    }

    private HeldMessage hold(MessageRequest request, Address destination, long number, Exchange exchange) {
        MessageIdStyle ids = stage.scenario().messageIds();
        var facts = new HeldMessage.Facts(
                exchange.session().systemId(),
                ids.inResponse(number),
                ids.inReceipt(number),
                request.source(),
                destination,
                request.registeredDelivery(),
                request.dataCoding(),
                stage.scenario().fate(destination, number),
                stage.clock().instant());
        return new HeldMessage(facts, request.body());
    }

    private static Response positive(MessageRequest request, String id, List<UnsuccessfulSme> refused) {
        int sequence = request.sequenceNumber();
        return switch (request) {
            case SubmitSm _ -> new SubmitSmResp(sequence, ESME_ROK, id, Tlvs.NONE);
            case SubmitMulti _ -> new SubmitMultiResp(sequence, ESME_ROK, id, refused, Tlvs.NONE);
            case DataSm _ -> new DataSmResp(sequence, ESME_ROK, id, Tlvs.NONE);
            case DeliverSm _ -> new DeliverSmResp(sequence, ESME_ROK, id, Tlvs.NONE);
        };
    }
}
