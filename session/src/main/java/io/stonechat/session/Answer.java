package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.Responses;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The place for the response to one request of the peer. */
final class Answer implements Exchange {
    private static final VarHandle GIVEN;

    static {
        try {
            GIVEN = MethodHandles.lookup().findVarHandle(Answer.class, "given", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Link link;
    private final Request request;
    private final long arrival;

    @SuppressWarnings("unused") // by GIVEN
    private boolean given;

    Answer(Link link, Request request, long arrival) {
        this.link = link;
        this.request = request;
        this.arrival = arrival;
    }

    @Override
    public SmppSession session() {
        return link;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public long arrival() {
        return arrival;
    }

    @Override
    public void respond(Response response) {
        if (!fits(response)) {
            throw new IllegalArgumentException(response.getClass().getSimpleName() + " does not answer "
                    + request.getClass().getSimpleName());
        }
        if (!request.expectsResponse()) {
            return;
        }
        if (GIVEN.compareAndSet(this, false, true)) {
            link.inbound().answered(request, response);
        } else {
            link.tell(new SessionEvent.DoubleAnswer(link, request, response));
        }
    }

    @Override
    public void reject(CommandStatus status) {
        respond(Responses.rejecting(request, status));
    }

    @Override
    public void throttle() {
        link.tell(new SessionEvent.Throttled(link, request));
        reject(SessionRules.throttled(link.side()));
    }

    /** Answers if nobody has yet. */
    void rejectIfOpen(CommandStatus status) {
        if (request.expectsResponse() && GIVEN.compareAndSet(this, false, true)) {
            link.inbound().answered(request, Responses.rejecting(request, status));
        }
    }

    private boolean fits(Response response) {
        int id = response.commandId();
        return id == (request.commandId() | PendingRequests.RESPONSE_BIT) || id == PendingRequests.RESPONSE_BIT;
    }
}
