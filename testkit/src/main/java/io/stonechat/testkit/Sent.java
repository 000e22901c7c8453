package io.stonechat.testkit;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.session.Accepted;
import io.stonechat.session.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * A request that was sent to the gateway, and what the gateway answers. It is live: a request that waits, for an upstream say, is
 * answered when the test has brought what it waits for.
 */
public final class Sent {

    private final Request request;
    private final CompletableFuture<Response> response;

    Sent(Request request, CompletableFuture<Response> response) {
        this.request = request;
        this.response = response;
    }

    /** What was sent. */
    public Request request() {
        return request;
    }

    /** Whether the gateway has answered by now. */
    public boolean isAnswered() {
        return response.isDone() && !response.isCompletedExceptionally();
    }

    /**
     * The gateway's response.
     *
     * @throws AssertionError if there is none by now
     */
    public Response response() {
        if (isAnswered()) {
            return response.join();
        }
        throw new AssertionError("the " + name() + " has no response: " + why());
    }

    /**
     * The command_status of the response.
     *
     * @throws AssertionError if there is none by now
     */
    public CommandStatus status() {
        return response().commandStatus();
    }

    /**
     * The message_id of the response; empty if it has none.
     *
     * @throws AssertionError if there is no response by now
     */
    public String messageId() {
        return Outcome.of(response()) instanceof Accepted(var id) ? id : "";
    }

    private String why() {
        return response.isCompletedExceptionally()
                ? Outcome.of(response.exceptionNow()).toString()
                : "the gateway has not answered it yet; let the time go on, or bring what it waits for";
    }

    private String name() {
        return CommandId.name(request.commandId());
    }

    @Override
    public String toString() {
        return name() + (isAnswered() ? " answered " + status() : " unanswered");
    }
}
