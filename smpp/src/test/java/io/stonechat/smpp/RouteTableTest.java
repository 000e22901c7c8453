package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    @Test
    void gives_theRulesBack_asTheyWere() {
        List<RouteRule> rules = rules(new Random(7), 3_000);
        assertThat(RouteTable.of(rules)).isEqualTo(rules);
        assertThat(RouteTable.of(List.of())).isEmpty();
    }

    @Test
    void finds_theLongestPrefix_ofTheFirstRuleThatMatches_asAPlainSearchDoes() {
        Random random = new Random(11);
        List<RouteRule> rules = rules(random, 3_000);
        RouteTable table = RouteTable.of(rules);
        for (int i = 0; i < 10_000; i++) {
            RouteQuery query = query(digits(random, random.nextInt(12)), random.nextBoolean() ? "a" : "b");
            assertThat(table.find(query)).isEqualTo(plain(rules, query));
        }
    }

    @Test
    void names_eachChain_once() {
        assertThat(RouteTable.of(rules(new Random(3), 1_000)).ways().map(RouteChain::texts))
                .containsExactlyInAnyOrder(List.of("bind:0"), List.of("bind:1"), List.of("bind:2"));
    }

    private static Optional<RouteRule> plain(List<RouteRule> rules, RouteQuery query) {
        RouteRule found = null;
        for (RouteRule rule : rules) {
            boolean longer =
                    found == null || rule.prefix().length() > found.prefix().length();
            if (longer
                    && query.number().startsWith(rule.prefix())
                    && rule.when().mismatch(query) == null) {
                found = rule;
            }
        }
        return Optional.ofNullable(found);
    }

    private static List<RouteRule> rules(Random random, int count) {
        List<RouteRule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> users = random.nextInt(3) == 0 ? Set.of("a") : Set.of();
            rules.add(new RouteRule(
                    digits(random, random.nextInt(5)),
                    random.nextBoolean() ? "" : "Zoë " + i,
                    new RouteConditions(List.of(), users, Set.of(), null),
                    RouteChain.of(List.of("bind:" + i % 3)),
                    i % 2 == 0,
                    RouteRewrite.NONE,
                    null,
                    i % 5 == 0 ? Map.of("fee", "3") : Map.of()));
        }
        return rules;
    }

    private static RouteQuery query(String number, String user) {
        return new RouteQuery(Address.EMPTY, number, user, user, 0, Instant.EPOCH);
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
