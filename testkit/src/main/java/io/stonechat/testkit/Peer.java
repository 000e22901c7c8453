package io.stonechat.testkit;

import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.GenericNack;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import io.stonechat.protocol.Segment;
import io.stonechat.session.Exchange;
import io.stonechat.session.NotSentException;
import io.stonechat.session.SmppSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The other end of a link of the gateway's: it remembers what it was sent, and answers as it is told. A new one accepts
 * everything.
 */
public abstract sealed class Peer permits Esme, Upstream {

    private final RunningGateway gateway;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>(List.of(Answer.accept()));

    Peer(RunningGateway gateway) {
        this.gateway = gateway;
    }

    RunningGateway gateway() {
        return gateway;
    }

    /**
     * Says how the next requests are answered.
     *
     * @param next one answer a request, in their order; the last one stays for all that follow
     */
    public final void answers(Answer... next) {
        if (next.length == 0) {
            throw new IllegalArgumentException("answers() needs at least one answer");
        }
        synchronized (answers) {
            answers.clear();
            answers.addAll(List.of(next));
        }
    }

    /** All that the gateway has sent here by now, links before this one included, in the order of arrival. */
    public final List<Received> received() {
        return List.copyOf(received);
    }

    /**
     * What the gateway sent here last.
     *
     * @throws AssertionError if that is nothing
     */
    public final Received last() {
        try {
            return received.getLast();
        } catch (NoSuchElementException _) {
            throw new AssertionError(this + " has received nothing");
        }
    }

    /** The texts of all messages but receipts, in the order of arrival. */
    public final List<String> texts() {
        return received.stream()
                .filter(each -> each.request() instanceof MessageRequest
                        && each.receipt().isEmpty())
                .map(Received::text)
                .toList();
    }

    /** The delivery receipts, in the order of arrival. */
    public final List<Receipt> receipts() {
        return received.stream().flatMap(each -> each.receipt().stream()).toList();
    }

    /**
     * Sends the gateway a request, in each field as the test wants it. Returns when everybody has come to rest.
     *
     * @throws AssertionError if it is not bound
     */
    public final Sent send(Request request) {
        SmppSession session = session()
                .orElseThrow(() -> new AssertionError(
                        this + " is not bound, so it cannot send; a lost link comes back when the time goes on"));
        CompletableFuture<Response> response = request.expectsResponse()
                ? session.send(request)
                : CompletableFuture.failedFuture(new NotSentException("it is a PDU without a response"));
        if (request instanceof AlertNotification alert) {
            session.notify(alert);
        }
        gateway.settle();
        return new Sent(request, response);
    }

    /** A session that is bound. */
    abstract Optional<SmppSession> session();

    /** The message_id for a message that is accepted without one; empty for none. */
    abstract String nextMessageId(Request request);

    /** Takes a request of the gateway's, on the thread that reads the link. */
    final void take(Exchange exchange) {
        Received request = new Received(this, exchange);
        received.add(request);
        Answer ofQueries = exchange.request() instanceof QuerySm ? gateway.queryAnswer() : null;
        request.give(ofQueries == null ? nextAnswer() : ofQueries);
    }

    private Answer nextAnswer() {
        synchronized (answers) {
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
    }

    /** Gives an answer that is one; returns the message_id that it says. */
    final String answer(Answer answer, Exchange exchange) {
        Request request = exchange.request();
        switch (answer) {
            case Answer.Accept(var id) -> {
                String chosen = id.isEmpty() ? nextMessageId(request) : id;
                exchange.respond(Responses.accepting(request, chosen));
                return chosen;
            }
            case Answer.Reject(var status) -> exchange.reject(status);
            case Answer.Nack(var status) -> exchange.respond(new GenericNack(0, status));
            case Answer.Respond(var response) -> exchange.respond(response);
            case Answer.HangUp _ -> exchange.session().close("the test loses the link");
            case Answer.Timeout _ -> {
                // Whoever waits for it waits on.
            }
        }
        return "";
    }

    /** A text in one PDU. */
    static Segment segment(String text) {
        List<Segment> segments = LongMessage.of(text).split(1);
        if (segments.size() > 1) {
            throw new IllegalArgumentException("the text takes " + segments.size()
                    + " short messages; make their PDUs with LongMessage, and send each");
        }
        return segments.getFirst();
    }
}
