package io.stonechat.smpp;

import io.stonechat.delivery.RouteChoice;
import io.stonechat.delivery.RoutePolicy;
import io.stonechat.delivery.RouteRefusal;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.TlvTag;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in routing: the rule with the longest prefix whose conditions a message meets, else the default chain. */
final class ConfiguredRoutes implements RoutePolicy {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Supplier<SmppConfig> config;
    private final InstantSource clock;
    private final Predicate<String> usable;
    private final AtomicLong tickets = new AtomicLong();
    private volatile RouteBook book = new RouteBook(SmppConfig.DEFAULTS);

    /** Makes routes; {@code usable} says whether a bind can be sent to. */
    ConfiguredRoutes(Supplier<SmppConfig> config, InstantSource clock, Predicate<String> usable) {
        this.config = config;
        this.clock = clock;
        this.usable = usable;
    }

    @Override
    public Optional<RouteChoice> route(StoredMessage message) {
        RouteBook now = now();
        Optional<RouteRule> found = now.routing().find(query(now, message));
        RouteRule rule = found.orElse(null);
        RouteChain way = rule == null ? now.routing().defaultWay() : rule.way();
        if (way.foreign().isPresent()) {
            // Refused at load, so it comes to this only for a moment between two configurations.
            LOG.error(
                    "no route: the step \"{}\" is for a script's submit_sm handler, and there is none",
                    way.foreign().get());
            return Optional.empty();
        }
        if (way.isEmpty()) {
            return Optional.empty();
        }
        boolean ordered = rule != null && rule.ordered();
        return Optional.of(new RouteChoice(
                rule == null ? "default_chain" : rule.label(),
                way.isWeighted() ? way.order(ticket(message, ordered), usable) : way.texts(),
                ordered,
                now.rewriting(rule, message.origin().systemId())));
    }

    @Override
    public Optional<String> owner(String bind, MessageRequest pdu) {
        SmppConfig now = config.get();
        return now.routing().ownerOf(pdu, bind).map(now::accountOf);
    }

    @Override
    public Optional<Duration> reassembly(String bind, MessageRequest segment) {
        return config.get().routing().reassembly(segment, bind);
    }

    @Override
    public Optional<RouteRefusal> refusal(StoredMessage message) {
        RouteBook now = now();
        return now.routing().lists().isEmpty() ? Optional.empty() : now.refusal(query(now, message));
    }

    private RouteQuery query(RouteBook now, StoredMessage message) {
        return now.query(
                message.pdu(), message.origin().systemId(), message.origin().account(), clock.instant());
    }

    /** What must stay together draws the same lot: segments of one text, and messages that keep their order. */
    private long ticket(StoredMessage message, boolean ordered) {
        MessageRequest pdu = message.pdu();
        boolean segment = pdu.hasUdh() || pdu.tlvs().contains(TlvTag.SAR_MSG_REF_NUM);
        return ordered || segment
                ? Objects.hash(pdu.source().address(), message.destination().address())
                : tickets.incrementAndGet();
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the one that was read last, not one like it
    private RouteBook now() {
        SmppConfig current = config.get();
        RouteBook known = book;
        if (known.config() != current) {
            known = new RouteBook(current);
            book = known;
        }
        return known;
    }
}
