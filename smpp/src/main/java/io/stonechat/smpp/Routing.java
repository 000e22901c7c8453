package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitMulti;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code routing} section: where messages go, as data that the built-in policy follows and a script may. */
public final class Routing {
    /** No rules at all: without a script nothing is accepted. */
    public static final Routing NONE = new Routing(List.of(), List.of(), List.of());

    private final RouteChain defaultWay;
    private final RouteTable rules;
    private final List<MoRule> mo;
    private final boolean reassembles;
    private final NumberSettings numbers;
    private final NumberLists lists;

    /**
     * Makes a routing table for numbers as they come.
     *
     * @param defaultChain the steps for what no rule matches; empty for none
     * @param rules by prefix; of two with the same prefix the first that matches counts
     * @param mo in the order they are tried
     */
    public Routing(List<String> defaultChain, List<RouteRule> rules, List<MoRule> mo) {
        this(RouteChain.of(defaultChain), rules, mo, NumberSettings.OFF, NumberLists.NONE);
    }

    /**
     * Makes a routing table.
     *
     * @param defaultWay the steps for what no rule matches; empty for none
     * @param rules by prefix; of two with the same prefix the first that matches counts
     * @param mo in the order they are tried
     * @param numbers how numbers are brought into one form
     * @param lists which numbers may be sent to, and from which
     */
    public Routing(
            RouteChain defaultWay, List<RouteRule> rules, List<MoRule> mo, NumberSettings numbers, NumberLists lists) {
        this.defaultWay = defaultWay;
        this.rules = RouteTable.of(rules);
        this.mo = List.copyOf(mo);
        this.reassembles = mo.stream().anyMatch(rule -> rule.reassemble().isPositive());
        this.numbers = numbers;
        this.lists = lists;
    }

    /**
     * The steps for what no rule matches.
     *
     * @return empty for none
     */
    public List<String> defaultChain() {
        return defaultWay.texts();
    }

    /**
     * The steps for what no rule matches, with their weights.
     *
     * @return empty for none
     */
    public RouteChain defaultWay() {
        return defaultWay;
    }

    /**
     * How numbers are brought into one form.
     *
     * @return the settings
     */
    public NumberSettings numbers() {
        return numbers;
    }

    /**
     * Which numbers may be sent to, and from which.
     *
     * @return the lists
     */
    public NumberLists lists() {
        return lists;
    }

    /** The default chain and those of all rules, each that is like another once. */
    Stream<RouteChain> ways() {
        return Stream.concat(Stream.of(defaultWay), rules.ways());
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
        return rules.isEmpty() && defaultWay.isEmpty();
    }

    /**
     * The rule for a message: of those whose conditions it meets, the one with the longest prefix of its number; of several
     * with that prefix the first.
     *
     * @param query the message
     * @return the rule, if any matches
     */
    public Optional<RouteRule> find(RouteQuery query) {
        return rules.find(query);
    }

    /**
     * The rules whose prefix a number has, whatever else they ask: in the order in which they are looked at.
     *
     * @param number the number; a leading {@code +} does not count
     * @return those with the longest prefix first
     */
    public List<RouteRule> candidates(String number) {
        return rules.candidates(number);
    }

    /**
     * The rule with the longest prefix of a number that asks for nothing else. A leading {@code +} does not count.
     *
     * @param destination the number
     * @return the rule, if any matches
     */
    public Optional<RouteRule> ruleFor(Address destination) {
        return candidates(destination.address()).stream()
                .filter(rule -> rule.when().isAny())
                .findFirst();
    }

    /**
     * The steps for a number: those of the rule with the longest prefix, else the default chain.
     *
     * @param destination the number
     * @return the steps; empty if nothing matches and there is no default chain
     */
    public List<String> chainFor(Address destination) {
        return ruleFor(destination).map(RouteRule::chain).orElse(defaultChain());
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
    public boolean equals(Object other) {
        return other instanceof Routing routing
                && defaultWay.equals(routing.defaultWay)
                && rules.equals(routing.rules)
                && mo.equals(routing.mo)
                && numbers.equals(routing.numbers)
                && lists.equals(routing.lists);
    }

    @Override
    public int hashCode() {
        return Objects.hash(defaultWay, rules, mo, numbers);
    }

    @Override
    public String toString() {
        return rules.size() + " rules, default chain " + defaultWay + ", " + mo.size() + " rules for MO";
    }
}
