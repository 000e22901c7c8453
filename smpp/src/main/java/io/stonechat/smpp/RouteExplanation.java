package io.stonechat.smpp;

import io.stonechat.delivery.RouteRefusal;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDictionary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which way a message would take by the rules of a configuration, and why. Nothing is sent, and nobody is asked.
 *
 * @param query what the rules look at; its number is the normalised one
 * @param region the region by which a number that is written nationally is read; null for none
 * @param refusal why it would not be taken at all; null if nothing speaks against it
 * @param considered the rules with a prefix of the number, in the order in which they are looked at
 * @param rule the rule that it takes; null for the default chain
 * @param way its steps; empty if there is no route
 * @param sent what would be sent
 * @param changes what differs between that and what came
 */
public record RouteExplanation(
        RouteQuery query,
        @Nullable String region,
        @Nullable Refusal refusal,
        List<Considered> considered,
        @Nullable RouteRule rule,
        RouteChain way,
        MessageRequest sent,
        List<Change> changes) {

    /**
     * Why a message is not taken.
     *
     * @param status what its ESME is answered
     * @param reason the reason, in a sentence
     */
    public record Refusal(CommandStatus status, String reason) {}

    /**
     * A rule that was looked at.
     *
     * @param rule the rule
     * @param taken whether it is the one
     * @param why why it is, or is not, in a sentence
     */
    public record Considered(RouteRule rule, boolean taken, String why) {}

    /**
     * A field that is sent other than it came.
     *
     * @param field its name, such as {@code destination_addr}
     * @param before how it came; empty if it was not there
     * @param after how it is sent; empty if it is not
     */
    public record Change(String field, String before, String after) {}

    /** Takes copies. */
    public RouteExplanation {
        considered = List.copyOf(considered);
        changes = List.copyOf(changes);
    }

    /**
     * Explains the way of a message.
     *
     * @param config the configuration
     * @param pdu the message
     * @param systemId who sends it
     * @param at when
     * @return what the built-in routing does at that moment; a script may decide otherwise
     */
    public static RouteExplanation of(SmppConfig config, SubmitSm pdu, String systemId, Instant at) {
        RouteBook book = new RouteBook(config);
        RouteQuery query = book.query(pdu, systemId, config.accountOf(systemId), at);
        RouteRule rule = book.routing().find(query).orElse(null);
        Optional<RouteRefusal> refusal = book.refusal(query);
        MessageRequest sent = book.rewriting(rule, systemId).of(pdu);
        return new RouteExplanation(
                query,
                book.region(rule, systemId),
                refusal.map(why -> new Refusal(why.status(), why.reason())).orElse(null),
                considered(book.routing(), query),
                rule,
                rule == null ? book.routing().defaultWay() : rule.way(),
                sent,
                changes(pdu, sent, config.tlvs()));
    }

    private static List<Considered> considered(Routing routing, RouteQuery query) {
        List<Considered> considered = new ArrayList<>();
        boolean found = false;
        for (RouteRule rule : routing.candidates(query.number())) {
            if (found) {
                considered.add(new Considered(rule, false, "not reached: the rule above is taken"));
            } else {
                RouteConditions.Mismatch mismatch = rule.when().mismatch(query);
                found = mismatch == null;
                considered.add(new Considered(rule, found, why(rule, query, mismatch)));
            }
        }
        return considered;
    }

    private static String why(RouteRule rule, RouteQuery query, RouteConditions.@Nullable Mismatch mismatch) {
        return switch (mismatch) {
            case null -> "it is taken";
            case SOURCE -> "not for the sender " + query.source().address();
            case USER -> "not for the user " + query.systemId();
            case DATA_CODING -> "not for data_coding " + query.dataCoding();
            case TIME -> "not at " + query.at() + hours(rule.when().hours());
        };
    }

    private static String hours(@Nullable RouteHours hours) {
        return hours == null
                ? ""
                : ", only from " + hours.from() + " to " + hours.to() + " on "
                        + hours.days().stream()
                                .sorted()
                                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " (" + hours.zone() + ")";
    }

    private static List<Change> changes(SubmitSm before, MessageRequest after, TlvDictionary names) {
        List<Change> changes = new ArrayList<>();
        address("source_addr", "source_addr", before.source(), after.source(), changes);
        address("destination_addr", "dest_addr", before.destination(), RouteBook.destination(after), changes);
        for (Tlv tlv : before.tlvs()) {
            if (!after.tlvs().contains(tlv.tag())) {
                changes.add(new Change(name(tlv, names), tlv.value().toHex(), ""));
            }
        }
        for (Tlv tlv : after.tlvs()) {
            String old = before.tlvs().find(tlv.tag()).map(Octets::toHex).orElse("");
            if (!old.equals(tlv.value().toHex())) {
                changes.add(new Change(name(tlv, names), old, tlv.value().toHex()));
            }
        }
        return changes;
    }

    private static void address(String field, String prefix, Address before, Address after, List<Change> changes) {
        add(changes, field, before.address(), after.address());
        add(changes, prefix + "_ton", "" + before.ton(), "" + after.ton());
        add(changes, prefix + "_npi", "" + before.npi(), "" + after.npi());
    }

    private static void add(List<Change> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before, after));
        }
    }

    private static String name(Tlv tlv, TlvDictionary names) {
        return names.find(tlv.tag()).map(definition -> definition.name()).orElse("0x%04x".formatted(tlv.tag()));
    }
}
