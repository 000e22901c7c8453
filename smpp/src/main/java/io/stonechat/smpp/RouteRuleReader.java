package io.stonechat.smpp;

import static java.util.stream.Collectors.joining;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigItem;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import io.stonechat.host.Pieces;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing.rules}. */
final class RouteRuleReader {
    private static final int MAX_DATA_CODING = 255;

    /** The keys by which rules differ that are otherwise the same. */
    static final List<String> OWN = List.of("prefix", "name");

    private static final List<String> CONDITIONS = List.of("source", "user", "data_coding", "time");

    private final ChainReader chains;
    private final RewriteReader rewrites;
    private final UserNames users;
    private final ConfigErrors errors;
    private final RouteTableBuilder table = new RouteTableBuilder();

    /** By kind: what the rules of it say, if that is right and they have one prefix each. */
    private final Map<Integer, RouteRule> known = new HashMap<>();

    RouteRuleReader(ChainReader chains, RewriteReader rewrites, UserNames users, ConfigErrors errors) {
        this.chains = chains;
        this.rewrites = rewrites;
        this.users = users;
        this.errors = errors;
    }

    RouteTable read(ConfigSection routing) {
        routing.eachItem("rules", OWN, item -> {
            if (!addKnown(item)) {
                add(item);
            }
        });
        return table.build();
    }

    /** Adds a rule that says the same as one before it, but for prefix and name; not if something is wrong with it. */
    private boolean addKnown(ConfigItem item) {
        String prefix = item.own("prefix");
        RouteRule rule = item.kind().isPresent() ? known.get(item.kind().getAsInt()) : null;
        if (rule == null || prefix == null || problem(prefix) != null) {
            return false;
        }
        long key = PrefixTable.key(prefix);
        if (table.isHidden(key, rule.when())) {
            return false;
        }
        table.add(key, Objects.requireNonNullElse(item.own("name"), ""), rule);
        return true;
    }

    private void add(ConfigItem item) {
        ConfigSection section = item.section();
        int problems = errors.count();
        RouteRule rule = add(section);
        if (errors.count() == problems && item.own("prefix") != null && !section.has("prefix_file")) {
            item.kind().ifPresent(kind -> known.put(kind, rule));
        }
    }

    private RouteRule add(ConfigSection section) {
        int begin = table.size();
        long[] keys = keys(section);
        String name = section.text("name", "");
        RouteRule rule = rule(section);
        for (long key : keys) {
            Pieces.between();
            // A prefix may stand in several files of one rule, or twice in one.
            if (table.last(key) < begin) {
                checkReachable(section, key, rule);
                table.add(key, name, rule);
            }
        }
        return rule;
    }

    /** A rule behind one that takes everything of its prefix would never be asked. */
    private void checkReachable(ConfigSection section, long key, RouteRule rule) {
        if (table.isHidden(key, rule.when())) {
            section.error(
                    section.has("prefix") ? "prefix" : "prefix_file",
                    "there are two rules for the prefix \"" + PrefixTable.text(key)
                            + "\", and the first takes all of it");
        }
    }

    /** The keys of the prefixes; a rule without any is for all numbers. */
    private long[] keys(ConfigSection section) {
        List<String> prefixes = section.texts("prefix");
        LongStream.Builder keys = LongStream.builder();
        for (String prefix : prefixes) {
            String problem = problem(prefix);
            if (problem == null) {
                keys.add(PrefixTable.key(prefix));
            } else {
                section.error("prefix", problem);
            }
        }
        if (!section.has("prefix_file")) {
            return prefixes.isEmpty()
                    ? new long[] {PrefixTable.key("")}
                    : keys.build().toArray();
        }
        AtomicInteger entries = new AtomicInteger(prefixes.size());
        for (Path file : section.paths("prefix_file")) {
            ListFile.each(file, errors, RouteRuleReader::problem, prefix -> {
                entries.incrementAndGet();
                if (problem(prefix) == null) {
                    keys.add(PrefixTable.key(prefix));
                }
            });
        }
        if (entries.get() == 0) {
            errors.warning(section.node(), "no prefix stands in the files of this rule: it takes nothing");
        }
        return keys.build().toArray();
    }

    private static @Nullable String problem(String prefix) {
        boolean right = prefix.length() <= PrefixTable.LONGEST;
        for (int i = 0; i < prefix.length() && right; i++) {
            right = NumberPattern.isDigit(prefix.charAt(i));
        }
        return right
                ? null
                : "\"" + prefix + "\" is no prefix of a number (expected: digits, without a +, at most "
                        + PrefixTable.LONGEST + ")";
    }

    /** What it says but for prefixes and name. */
    private RouteRule rule(ConfigSection section) {
        RouteChain chain = chains.read(section, "chain");
        if (chain.isEmpty()) {
            section.error("chain", "the rule for \"" + String.join(", ", section.texts("prefix")) + "\" has no chain");
        }
        RouteRule rule = new RouteRule(
                "",
                "",
                conditions(section),
                chain,
                section.bool("ordered", false),
                rewrites.read(section),
                RegionReader.read(section).orElse(null),
                options(section));
        section.finish();
        return rule;
    }

    private RouteConditions conditions(ConfigSection section) {
        if (CONDITIONS.stream().noneMatch(section::has)) {
            return RouteConditions.ANY;
        }
        users.check(section);
        return new RouteConditions(
                section.texts("source").stream().map(NumberPattern::of).toList(),
                new HashSet<>(section.texts("user")),
                dataCodings(section),
                HoursReader.read(section).orElse(null));
    }

    private static Set<Integer> dataCodings(ConfigSection section) {
        Set<Integer> codings = new HashSet<>();
        for (String text : section.texts("data_coding")) {
            try {
                int coding = Integer.decode(text.strip());
                if (coding >= 0 && coding <= MAX_DATA_CODING) {
                    codings.add(coding);
                    continue;
                }
            } catch (NumberFormatException _) {
                // Said below, with the range.
            }
            section.error("data_coding", "\"" + text + "\" is no data_coding (expected: 0 to 255, or 0x00 to 0xFF)");
        }
        return codings;
    }

    private static Map<String, String> options(ConfigSection section) {
        if (!section.has("options")) {
            return Map.of();
        }
        Map<String, String> options = new LinkedHashMap<>();
        section.optionalSection("options")
                .ifPresent(inner ->
                        inner.node().entries().forEach(entry -> options.put(entry.key(), flow(entry.value()))));
        return options;
    }

    /** A value as YAML would write it on one line. */
    private static String flow(ConfigNode node) {
        return switch (node) {
            case ConfigScalar scalar -> scalar.text() == null ? "" : scalar.text();
            case ConfigSequence list ->
                list.items().stream().map(RouteRuleReader::flow).collect(joining(", ", "[", "]"));
            case ConfigMapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.key() + ": " + flow(entry.value()))
                        .collect(joining(", ", "{", "}"));
        };
    }
}
