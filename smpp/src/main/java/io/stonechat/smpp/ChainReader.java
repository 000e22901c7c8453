package io.stonechat.smpp;

import static java.util.stream.Collectors.joining;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads chains, and checks each step against the binds there are. */
final class ChainReader {
    private final Set<String> binds;
    private final ConfigErrors errors;

    /** Chains without a mistake or a weight: many rules have the same. */
    private final Map<List<String>, RouteChain> known = new HashMap<>();

    ChainReader(Set<String> binds, ConfigErrors errors) {
        this.binds = binds;
        this.errors = errors;
    }

    Set<String> binds() {
        return binds;
    }

    /** The chain at a key; empty if there is none. */
    RouteChain read(ConfigSection section, String key) {
        List<ConfigNode> nodes = section.find(key)
                .map(node -> switch (node) {
                    case ConfigSequence list -> list.items();
                    case ConfigScalar single -> List.<ConfigNode>of(single);
                    case ConfigMapping _ -> {
                        errors.error(node, "\"" + key + "\" must be a list, found " + node.kind());
                        yield List.<ConfigNode>of();
                    }
                })
                .orElse(List.of());
        if (nodes.isEmpty()) {
            return RouteChain.NONE;
        }
        Optional<List<String>> texts = texts(nodes);
        return texts.map(known::get).orElseGet(() -> read(key, nodes, texts));
    }

    private RouteChain read(String key, List<ConfigNode> nodes, Optional<List<String>> texts) {
        List<ChainStep> steps = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < nodes.size(); i++) {
            ChainStep step = step(key, nodes.get(i));
            String problem = problem(step, i == 0, i == nodes.size() - 1);
            if (problem != null) {
                errors.error(nodes.get(i), problem);
                right = false;
            }
            steps.add(step);
        }
        RouteChain chain = new RouteChain(steps);
        if (right) {
            texts.ifPresent(plain -> known.put(plain, chain));
        }
        return chain;
    }

    /** What the steps say, if all of them are plain texts. */
    private static Optional<List<String>> texts(List<ConfigNode> nodes) {
        List<String> texts = new ArrayList<>(nodes.size());
        for (ConfigNode node : nodes) {
            if (!(node instanceof ConfigScalar scalar) || scalar.text() == null) {
                return Optional.empty();
            }
            texts.add(scalar.text());
        }
        return Optional.of(texts);
    }

    private ChainStep step(String key, ConfigNode node) {
        return switch (node) {
            case ConfigScalar scalar when scalar.text() != null -> new ChainStep(scalar.text(), 0);
            case ConfigMapping _ -> {
                ConfigSection section = ConfigSection.of(node, errors);
                ChainStep step = new ChainStep(
                        section.requiredText("to"), section.integer("weight", 1, 1, ChainStep.MAX_WEIGHT));
                section.finish();
                yield step;
            }
            case ConfigScalar _, ConfigSequence _ -> {
                errors.error(
                        node,
                        "a step of \"" + key
                                + "\" is a text such as bind:<name>, or { to: \"bind:<name>\", weight: 3 }," + " found "
                                + node.kind());
                yield new ChainStep("queue", 0);
            }
        };
    }

    private @Nullable String problem(ChainStep step, boolean first, boolean last) {
        String text = step.step();
        String bind = Chains.target(text, "bind");
        if (bind != null) {
            return binds.contains(bind) ? null : noSuchBind(bind);
        }
        if (text.isBlank() || text.startsWith(":") || text.endsWith(":") || text.equals("bind")) {
            return "\"" + text + "\" is not a step of a chain (expected: such as bind:<name> or queue)";
        }
        if (!text.equals("queue")) {
            return null;
        }
        if (step.isWeighted()) {
            return "\"queue\" has no weight: it is the end of a chain";
        }
        if (first) {
            return "\"queue\" keeps what no step took: there must be a step before it";
        }
        return last ? null : "\"queue\" is the end of a chain: what stands after it would never be tried";
    }

    String noSuchBind(String bind) {
        return "there is no bind \"" + bind + "\" (expected: "
                + (binds.isEmpty()
                        ? "one of binds, which is empty"
                        : "one of " + binds.stream().sorted().collect(joining(", ")))
                + ")";
    }
}
