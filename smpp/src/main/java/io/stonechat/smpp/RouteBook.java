package io.stonechat.smpp;

import io.stonechat.delivery.Rewriting;
import io.stonechat.delivery.RouteRefusal;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routing of one configuration with what users add to it, made quick to ask. Thread-safe: it never changes. */
final class RouteBook {
    private final SmppConfig config;
    private final Map<String, String> regions = new HashMap<>();

    RouteBook(SmppConfig config) {
        this.config = config;
        for (UserSettings user : config.users().values()) {
            if (user.region() != null) {
                regions.put(user.systemId(), user.region());
            }
        }
    }

    /** The configuration that it was made for. */
    SmppConfig config() {
        return config;
    }

    Routing routing() {
        return config.routing();
    }

    /** What rules look at of a message of a user. */
    RouteQuery query(MessageRequest pdu, String systemId, String account, Instant at) {
        Address destination = destination(pdu);
        String number = routing().numbers().normalise() == NumberSettings.Normalise.OFF
                ? destination.address()
                : Numbers.international(destination, region(null, systemId))
                        .orElse(destination)
                        .address();
        return new RouteQuery(pdu.source(), number, systemId, account, pdu.dataCoding(), at);
    }

    /** Why a message is not taken at all, by the lists. */
    Optional<RouteRefusal> refusal(RouteQuery query) {
        return routing().lists().refusal(query.source().address(), query.number());
    }

    /** What is changed of a message that takes a rule, or the default chain. */
    Rewriting rewriting(@Nullable RouteRule rule, String systemId) {
        RouteRewrite rewrite = rule == null ? RouteRewrite.NONE : rule.rewrite();
        if (routing().numbers().normalise() != NumberSettings.Normalise.SEND) {
            return rewrite.isNone() ? Rewriting.NONE : rewrite::of;
        }
        String region = region(rule, systemId);
        return pdu -> rewrite.of(normalised(pdu, region));
    }

    /** The region of numbers that are written nationally: the route's, the user's, or the one for all. */
    @Nullable
    String region(@Nullable RouteRule rule, String systemId) {
        if (rule != null && rule.region() != null) {
            return rule.region();
        }
        String own = regions.get(systemId);
        return own != null ? own : routing().numbers().region();
    }

    static Address destination(MessageRequest pdu) {
        return switch (pdu) {
            case SubmitSm sm -> sm.destination();
            case DataSm sm -> sm.destination();
            case DeliverSm sm -> sm.destination();
            case SubmitMulti _ -> Address.EMPTY;
        };
    }

    private static MessageRequest normalised(MessageRequest pdu, @Nullable String region) {
        return Numbers.international(destination(pdu), region)
                .map(number -> sentTo(pdu, number))
                .orElse(pdu);
    }

    private static MessageRequest sentTo(MessageRequest pdu, Address number) {
        return switch (pdu) {
            case SubmitSm sm -> sm.toBuilder().destination(number).build();
            case DataSm sm -> sm.toBuilder().destination(number).build();
            case DeliverSm _, SubmitMulti _ -> pdu;
        };
    }
}
