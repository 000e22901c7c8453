package io.stonechat.smpp;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Stream;

/**
 * Rules in a few numbers each, in the order of the file: a rule is put together when somebody asks for it. A hundred thousand
 * of them are some arrays, which no collection of garbage has to walk through while messages wait.
 *
 * <p>Thread-safe: it never changes.
 */
final class RouteTable extends AbstractList<RouteRule> implements RandomAccess {

    private final RouteRows rows;
    private final List<RouteRule> terms;

    /** What {@link RouteTableBuilder} has collected. */
    RouteTable(RouteRows rows, List<RouteRule> terms) {
        this.rows = rows;
        this.terms = List.copyOf(terms);
    }

    /** The table of some rules; the same if they are one. */
    static RouteTable of(List<RouteRule> rules) {
        if (rules instanceof RouteTable table) {
            return table;
        }
        RouteTableBuilder builder = new RouteTableBuilder();
        for (RouteRule rule : rules) {
            builder.add(PrefixTable.key(rule.prefix()), rule.name(), rule.called("", ""));
        }
        return builder.build();
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public RouteRule get(int index) {
        RouteRule rule = terms.get(rows.terms(index));
        String name = new String(rows.name(index), StandardCharsets.UTF_8);
        return rule.called(PrefixTable.text(rows.key(index)), name);
    }

    /** The first rule with the longest prefix of a number whose conditions a message meets. */
    Optional<RouteRule> find(RouteQuery query) {
        for (long key = rows.longest(query.number()); key != 0; key = PrefixTable.shorter(key)) {
            for (int at = rows.first(key); at >= 0; at = rows.next(at)) {
                if (terms.get(rows.terms(at)).when().mismatch(query) == null) {
                    return Optional.of(get(at));
                }
            }
        }
        return Optional.empty();
    }

    /** The rules whose prefix a number has, those with the longest first. */
    List<RouteRule> candidates(String number) {
        List<RouteRule> candidates = new ArrayList<>();
        for (long key = rows.longest(number); key != 0; key = PrefixTable.shorter(key)) {
            for (int at = rows.first(key); at >= 0; at = rows.next(at)) {
                candidates.add(get(at));
            }
        }
        return candidates;
    }

    /** The chains of all rules, each that is like another once. */
    Stream<RouteChain> ways() {
        return terms.stream().map(RouteRule::way).distinct();
    }
}
