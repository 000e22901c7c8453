package io.stonechat.smpp;

import io.stonechat.delivery.RouteChoice;
import io.stonechat.delivery.RoutePolicy;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in routing: the rule with the longest prefix, else the default chain. */
final class ConfiguredRoutes implements RoutePolicy {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private final Supplier<SmppConfig> config;

    ConfiguredRoutes(Supplier<SmppConfig> config) {
        this.config = config;
    }

    @Override
    public Optional<RouteChoice> route(StoredMessage message) {
        Routing routing = config.get().routing();
        Address destination = message.destination();
        Optional<RouteRule> rule = routing.ruleFor(destination);
        List<String> chain = rule.map(RouteRule::chain).orElse(routing.defaultChain());
        Optional<String> foreign =
                chain.stream().filter(step -> !Chains.isSendable(step)).findFirst();
        if (foreign.isPresent()) {
            // Refused at load; it comes to this only when a reload took away the handler that used to decide.
            LOG.error(
                    "no route: the step \"{}\" is for a script's submit_sm handler, and there is none", foreign.get());
            return Optional.empty();
        }
        return chain.isEmpty()
                ? Optional.empty()
                : Optional.of(new RouteChoice(
                        rule.map(ConfiguredRoutes::nameOf).orElse("default_chain"),
                        chain,
                        rule.map(RouteRule::ordered).orElse(false)));
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

    private static String nameOf(RouteRule rule) {
        return rule.name().isEmpty() ? "prefix " + rule.prefix() : rule.name();
    }
}
