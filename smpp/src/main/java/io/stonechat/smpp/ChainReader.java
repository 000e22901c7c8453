package io.stonechat.smpp;

import static java.util.stream.Collectors.joining;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads chains, and checks each step against the binds there are. */
record ChainReader(Set<String> binds, ConfigErrors errors) {

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
        List<ChainStep> steps = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ChainStep step = step(key, nodes.get(i));
            check(step, i == 0, i == nodes.size() - 1, nodes.get(i));
            steps.add(step);
        }
        return new RouteChain(steps);
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

    private void check(ChainStep step, boolean first, boolean last, ConfigNode at) {
        String text = step.step();
        String bind = Chains.target(text, "bind");
        if (bind != null && !binds.contains(bind)) {
            errors.error(at, noSuchBind(bind));
        } else if (text.isBlank() || text.startsWith(":") || text.endsWith(":") || text.equals("bind")) {
            errors.error(at, "\"" + text + "\" is not a step of a chain (expected: such as bind:<name> or queue)");
        } else if (text.equals("queue") && step.isWeighted()) {
            errors.error(at, "\"queue\" has no weight: it is the end of a chain");
        } else if (text.equals("queue") && first) {
            errors.error(at, "\"queue\" keeps what no step took: there must be a step before it");
        } else if (text.equals("queue") && !last) {
            errors.error(at, "\"queue\" is the end of a chain: what stands after it would never be tried");
        }
    }

    String noSuchBind(String bind) {
        return "there is no bind \"" + bind + "\" (expected: "
                + (binds.isEmpty()
                        ? "one of binds, which is empty"
                        : "one of " + binds.stream().sorted().collect(joining(", ")))
                + ")";
    }
}
