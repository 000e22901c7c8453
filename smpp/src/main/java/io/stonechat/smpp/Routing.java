package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code routing} section: where messages go, as data that the built-in policy follows and a script may. */
public final class Routing {
    /** No rules at all: without a script nothing is accepted. */
    public static final Routing NONE = new Routing(List.of(), List.of(), List.of());

    private final List<String> defaultChain;
    private final List<RouteRule> rules;
    private final List<MoRule> mo;
    private final Map<String, RouteRule> byPrefix = new HashMap<>();
    private final int longestPrefix;
    private final boolean reassembles;

    /**
     * Makes a routing table.
     *
     * @param defaultChain the steps for what no rule matches; empty for none
     * @param rules by prefix; of two with the same prefix the first counts
     * @param mo in the order they are tried
     */
    public Routing(List<String> defaultChain, List<RouteRule> rules, List<MoRule> mo) {
        this.defaultChain = List.copyOf(defaultChain);
        this.rules = List.copyOf(rules);
        this.mo = List.copyOf(mo);
        this.reassembles = mo.stream().anyMatch(rule -> rule.reassemble().isPositive());
        for (RouteRule rule : rules) {
            byPrefix.putIfAbsent(rule.prefix(), rule);
        }
        this.longestPrefix =
                byPrefix.keySet().stream().mapToInt(String::length).max().orElse(-1);
    }

    /**
     * The steps for what no rule matches.
     *
     * @return empty for none
     */
    public List<String> defaultChain() {
        return defaultChain;
    }

    /**
     * The rules by prefix.
     *
     * @return in the order of the file
     */
    public List<RouteRule> rules() {
        return rules;
    }

    /**
     * The rules for mobile-originated messages.
     *
     * @return in the order of the file, which is the order they are tried in
     */
    public List<MoRule> mo() {
        return mo;
    }

    /**
     * Whether there is neither a rule nor a default chain.
     *
     * @return whether nothing can be routed
     */
    public boolean isEmpty() {
        return rules.isEmpty() && defaultChain.isEmpty();
    }

    /**
     * The rule with the longest prefix of a number. A leading {@code +} does not count.
     *
     * @param destination the number
     * @return the rule, if any matches
     */
    public Optional<RouteRule> ruleFor(Address destination) {
        String number = destination.address();
        int start = number.startsWith("+") ? 1 : 0;
        for (int length = Math.min(longestPrefix, number.length() - start); length >= 0; length--) {
            RouteRule rule = byPrefix.get(number.substring(start, start + length));
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /**
     * The steps for a number: those of the rule with the longest prefix, else the default chain.
     *
     * @param destination the number
     * @return the steps; empty if nothing matches and there is no default chain
     */
    public List<String> chainFor(Address destination) {
        return ruleFor(destination).map(RouteRule::chain).orElse(defaultChain);
    }

    /**
     * Whose a message from an upstream is, by the first of the rules for MO that matches.
     *
     * @param pdu the deliver_sm or data_sm
     * @param bind the session it came by
     * @return the system_id, if a rule matches
     */
    public Optional<String> ownerOf(MessageRequest pdu, Session bind) {
        return ownerOf(pdu, bind.systemId());
    }

    /** The same, by the name of the bind. */
    Optional<String> ownerOf(MessageRequest pdu, String bind) {
        return destination(pdu).flatMap(to -> ownerOf(pdu.source(), to, pdu, bind));
    }

    /** How long a segment waits for its others: as long as the first rule says that may be its and wants them whole. */
    Optional<Duration> reassembly(MessageRequest pdu, String bind) {
        return reassembles
                ? destination(pdu)
                        .flatMap(to -> mo.stream()
                                .filter(rule -> rule.reassemble().isPositive())
                                .filter(rule ->
                                        rule.mayMatch(to.address(), pdu.source().address(), bind))
                                .map(MoRule::reassemble)
                                .findFirst())
                : Optional.empty();
    }

    private static Optional<Address> destination(MessageRequest pdu) {
        return switch (pdu) {
            case DeliverSm message -> Optional.of(message.destination());
            case DataSm message -> Optional.of(message.destination());
            case SubmitSm _, SubmitMulti _ -> Optional.empty();
        };
    }

    /**
     * Whose a number is, by the first of the rules for MO that names it and asks for nothing else.
     *
     * @param number the number
     * @return the system_id, if a rule matches
     */
    public Optional<String> ownerOf(Address number) {
        return mo.stream()
                .filter(rule -> rule.matches(number.address(), "", "", ""))
                .map(MoRule::user)
                .findFirst();
    }

    private Optional<String> ownerOf(Address source, Address destination, MessageRequest pdu, String bind) {
        String text = mo.stream().allMatch(rule -> rule.keyword().isEmpty()) ? "" : Text.of(pdu);
        return mo.stream()
                .filter(rule -> rule.matches(destination.address(), source.address(), text, bind))
                .map(MoRule::user)
                .findFirst();
    }

    @Override
    public String toString() {
        return rules.size() + " rules, default chain " + defaultChain + ", " + mo.size() + " rules for MO";
    }
}
