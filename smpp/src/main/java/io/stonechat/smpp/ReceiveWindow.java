package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.session.Exchange;
import io.stonechat.session.SmppSession;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Counts the requests of a session that are not answered yet, for users who have a window of their own. Thread-safe. */
final class ReceiveWindow {
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Passes an exchange on, counted until it is answered.
     *
     * @param most how many may be open; 0 for any number, uncounted
     * @return whether it was passed on; false when so many are open already
     */
    boolean enter(int most, Exchange exchange, Consumer<Exchange> next) {
        if (most == 0) {
            next.accept(exchange);
            return true;
        }
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return false;
        }
        next.accept(new Counted(exchange));
        return true;
    }

    private final class Counted implements Exchange {
        private final Exchange exchange;
        private final AtomicBoolean answered = new AtomicBoolean();

        Counted(Exchange exchange) {
            this.exchange = exchange;
        }

        private void leave() {
            if (answered.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }

        @Override
        public SmppSession session() {
            return exchange.session();
        }

        @Override
        public Request request() {
            return exchange.request();
        }

        @Override
        public long arrival() {
            return exchange.arrival();
        }

        @Override
        public void respond(Response response) {
            exchange.respond(response);
            leave();
        }

        @Override
        public void reject(CommandStatus status) {
            exchange.reject(status);
            leave();
        }

        @Override
        public void throttle() {
            exchange.throttle();
            leave();
        }
    }
}
