package io.stonechat.smpp;

import static java.util.stream.Collectors.joining;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code routing} and checks each chain against the binds there are. */
final class RoutingReader {
    private final Set<String> binds;
    private final ConfigErrors errors;

    RoutingReader(Set<String> binds, ConfigErrors errors) {
        this.binds = binds;
        this.errors = errors;
    }

    Routing read(ConfigSection section) {
        List<String> defaultChain = chain(section, "default_chain");
        Map<String, RouteRule> byPrefix = new HashMap<>();
        List<RouteRule> rules = new ArrayList<>();
        for (ConfigSection each : section.sections("rules")) {
            RouteRule rule = rule(each);
            SmppConfigReader.duplicate(
                    each,
                    "prefix",
                    byPrefix.putIfAbsent(rule.prefix(), rule),
                    "rules for the prefix \"" + rule.prefix() + "\"");
            rules.add(rule);
        }
        List<MoRule> mo = section.sections("mo").stream().map(this::moRule).toList();
        section.finish();
        return new Routing(defaultChain, rules, mo);
    }

    private RouteRule rule(ConfigSection section) {
        String prefix = section.text("prefix").orElse("");
        if (!prefix.matches("[0-9]*")) {
            section.error("prefix", "\"" + prefix + "\" is no prefix of a number (expected: digits, without a +)");
        }
        List<String> chain = chain(section, "chain");
        if (chain.isEmpty()) {
            section.error("chain", "the rule for \"" + prefix + "\" has no chain");
        }
        RouteRule rule = new RouteRule(
                prefix, section.text("name", ""), chain, section.bool("ordered", false), options(section));
        section.finish();
        return rule;
    }

    private MoRule moRule(ConfigSection section) {
        MoRule rule = new MoRule(
                section.text("to", ""),
                section.text("from", ""),
                section.text("keyword", ""),
                section.text("bind", ""),
                section.requiredText("user"),
                section.duration("reassemble", Duration.ZERO));
        if (!rule.bind().isEmpty() && !binds.contains(rule.bind())) {
            section.error("bind", noSuchBind(rule.bind()));
        }
        section.ignore("url");
        section.finish();
        return rule;
    }

    private List<String> chain(ConfigSection section, String key) {
        List<String> steps = section.texts(key);
        List<ConfigNode> nodes =
                section.find(key).orElse(null) instanceof ConfigSequence list ? list.items() : List.of();
        for (int i = 0; i < steps.size(); i++) {
            ConfigNode at = i < nodes.size() ? nodes.get(i) : section.node();
            step(steps.get(i), i == 0, i == steps.size() - 1, at);
        }
        return steps;
    }

    private void step(String step, boolean first, boolean last, ConfigNode at) {
        String bind = Chains.target(step, "bind");
        if (bind != null && !binds.contains(bind)) {
            errors.error(at, noSuchBind(bind));
        } else if (step.isBlank() || step.startsWith(":") || step.endsWith(":") || step.equals("bind")) {
            errors.error(at, "\"" + step + "\" is not a step of a chain (expected: such as bind:<name> or queue)");
        } else if (step.equals("queue") && first) {
            errors.error(at, "\"queue\" keeps what no step took: there must be a step before it");
        } else if (step.equals("queue") && !last) {
            errors.error(at, "\"queue\" is the end of a chain: what stands after it would never be tried");
        }
    }

    private String noSuchBind(String bind) {
        return "there is no bind \"" + bind + "\" (expected: "
                + (binds.isEmpty()
                        ? "one of binds, which is empty"
                        : "one of " + binds.stream().sorted().collect(joining(", ")))
                + ")";
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
                list.items().stream().map(RoutingReader::flow).collect(joining(", ", "[", "]"));
            case ConfigMapping mapping ->
                mapping.entries().stream()
                        .map(entry -> entry.key() + ": " + flow(entry.value()))
                        .collect(joining(", ", "{", "}"));
        };
    }
}
