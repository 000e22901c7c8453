package io.stonechat.smpp;

import static java.util.stream.Collectors.joining;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing.rules}. */
final class RouteRuleReader {
    private static final int MAX_DATA_CODING = 255;

    private final ChainReader chains;
    private final RewriteReader rewrites;
    private final ConfigErrors errors;
    private final Map<String, List<RouteRule>> byPrefix = new HashMap<>();

    RouteRuleReader(ChainReader chains, RewriteReader rewrites, ConfigErrors errors) {
        this.chains = chains;
        this.rewrites = rewrites;
        this.errors = errors;
    }

    List<RouteRule> read(List<ConfigSection> sections) {
        List<RouteRule> rules = new ArrayList<>();
        for (ConfigSection section : sections) {
            List<String> prefixes = prefixes(section);
            RouteRule first = rule(section, prefixes.isEmpty() ? "" : prefixes.getFirst());
            for (String prefix : prefixes) {
                RouteRule rule = first.at(prefix);
                checkReachable(section, rule);
                rules.add(rule);
            }
        }
        return rules;
    }

    /** A rule behind one that takes everything of its prefix would never be asked. */
    private void checkReachable(ConfigSection section, RouteRule rule) {
        List<RouteRule> earlier = byPrefix.computeIfAbsent(rule.prefix(), _ -> new ArrayList<>(1));
        boolean hidden = earlier.stream()
                .anyMatch(other -> other.when().isAny() || other.when().equals(rule.when()));
        if (hidden) {
            section.error(
                    section.has("prefix") ? "prefix" : "prefix_file",
                    "there are two rules for the prefix \"" + rule.prefix() + "\", and the first takes all of it");
        }
        earlier.add(rule);
    }

    private List<String> prefixes(ConfigSection section) {
        List<String> prefixes = new ArrayList<>();
        for (String prefix : section.texts("prefix")) {
            String problem = problem(prefix);
            if (problem != null) {
                section.error("prefix", problem);
            }
            prefixes.add(prefix);
        }
        for (Path file : section.paths("prefix_file")) {
            prefixes.addAll(ListFile.read(file, errors, RouteRuleReader::problem));
        }
        if (prefixes.isEmpty() && section.has("prefix_file")) {
            errors.warning(section.node(), "no prefix stands in the files of this rule: it takes nothing");
            return List.of();
        }
        return prefixes.isEmpty() ? List.of("") : prefixes.stream().distinct().toList();
    }

    private static @Nullable String problem(String prefix) {
        return prefix.matches("[0-9]{0," + PrefixTable.LONGEST + "}")
                ? null
                : "\"" + prefix + "\" is no prefix of a number (expected: digits, without a +, at most "
                        + PrefixTable.LONGEST + ")";
    }

    private RouteRule rule(ConfigSection section, String prefix) {
        RouteChain chain = chains.read(section, "chain");
        if (chain.isEmpty()) {
            section.error("chain", "the rule for \"" + prefix + "\" has no chain");
        }
        RouteRule rule = new RouteRule(
                prefix,
                section.text("name", ""),
                conditions(section),
                chain,
                section.bool("ordered", false),
                rewrites.read(section),
                RegionReader.read(section).orElse(null),
                options(section));
        section.finish();
        return rule;
    }

    private static RouteConditions conditions(ConfigSection section) {
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
