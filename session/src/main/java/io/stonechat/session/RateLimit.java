package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.PduException;
import io.stonechat.protocol.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How fast the messages of one session are taken: its own rate, and one that it shares with others, those of the same system_id
 * say. Only messages are held to a rate; questions about them are not.
 *
 * @param session the session's own rate; null for no limit
 * @param shared the rate it shares; null for no limit
 * @param action what happens to a message above either
 */
public record RateLimit(@Nullable Pacer session, @Nullable Pacer shared, ThrottleAction action) {
    /** No limit. */
    public static final RateLimit NONE = new RateLimit(null, null, ThrottleAction.PACE);

    /** Returns a handler that takes messages at this rate, and hands them on to another. */
    public RequestHandler limiting(RequestHandler handler) {
        return new Limited(handler, this);
    }

    private record Limited(RequestHandler handler, RateLimit limit) implements RequestHandler {
        @Override
        public void handle(Request request, Exchange exchange) {
            if (request instanceof MessageRequest) {
                limit.pass(() -> handler.handle(request, exchange), exchange::throttle);
            } else {
                handler.handle(request, exchange);
            }
        }

        @Override
        public boolean unreadable(Octets frame, PduException problem, Consumer<CommandStatus> answer) {
            return handler.unreadable(frame, problem, answer);
        }
    }

    /** Takes a message now or later, or refuses it: runs one of the two, once. */
    public void pass(Runnable take, Runnable refuse) {
        if (session == null && shared == null) {
            take.run();
            return;
        }
        switch (action) {
            case PACE -> paced(session, () -> paced(shared, take));
            case REJECT -> {
                if (within(session) && within(shared)) {
                    take.run();
                } else {
                    refuse.run();
                }
            }
        }
    }

    /** Holds nothing back any more, by either rate: {@link Pacer#release()}. */
    public void release() {
        if (session != null) {
            session.release();
        }
        if (shared != null) {
            shared.release();
        }
    }

    private static void paced(@Nullable Pacer pacer, Runnable take) {
        if (pacer == null) {
            take.run();
        } else {
            pacer.run(take);
        }
    }

    private static boolean within(@Nullable Pacer pacer) {
        return pacer == null || pacer.tryNow();
    }
}
