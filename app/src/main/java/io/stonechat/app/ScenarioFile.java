package io.stonechat.app;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigException;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigSection;
import io.stonechat.host.ConfigSequence;
import io.stonechat.simulator.Account;
import io.stonechat.simulator.Fate;
import io.stonechat.simulator.Faults;
import io.stonechat.simulator.NumberRule;
import io.stonechat.simulator.Pace;
import io.stonechat.simulator.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario of the simulator in YAML; what it leaves out is as in the preset that it names under {@code like}.
 *
 * <pre>{@code
 * like: healthy                      # or slow, throttling, flaky, silent
 * accounts: [ { system_id: acme, password: secret } ]
 * message_ids: hex_then_decimal      # how ids are written
 * receipts: without_counts           # how receipts are written
 * response_delay: 20ms
 * receipt_delay: 2s
 * numbers: { "4711": undeliverable, "0815": throttled_first }
 * faults: { refused: 0.01, unanswered: 0.001, undelivered: 0.05, link_loss_every: 0, max_per_second: 100 }
 * seed: 42
 * }</pre>
 */
final class ScenarioFile {

    private final ConfigErrors errors = new ConfigErrors();

    private ScenarioFile() {}

    /**
     * Reads a scenario.
     *
     * @throws ConfigException naming every mistake with its place
     */
    static Scenario load(Path file) {
        ConfigFile config = ConfigFile.load(file, System.getenv());
        ScenarioFile reader = new ScenarioFile();
        Scenario scenario = reader.scenario(config.root(), String.valueOf(file.getFileName()));
        if (reader.errors.hasErrors()) {
            throw new ConfigException(reader.errors.problems());
        }
        return scenario;
    }

    private Scenario scenario(ConfigMapping root, String name) {
        ConfigSection section = ConfigSection.of(root, errors);
        Scenario like = like(section);
        Scenario scenario = like.named(name)
                .withMessageIds(section.choice("message_ids", like.messageIds()))
                .withReceipts(section.choice("receipts", like.receipts()))
                .withPace(new Pace(
                        section.duration("response_delay", like.pace().response()),
                        section.duration("receipt_delay", like.pace().receipt())))
                .withSeed(section.integer("seed", (int) like.seed(), 0, Integer.MAX_VALUE))
                .withFaults(
                        section.find("faults").map(node -> faults(node, like)).orElse(like.faults()))
                .withNumbers(section.find("numbers").map(this::numbers).orElse(List.of()))
                .withAccounts(section.find("accounts").map(this::accounts).orElse(like.accounts()));
        section.finish();
        return scenario;
    }

    private Scenario like(ConfigSection section) {
        String name = section.text("like", Scenario.HEALTHY.name());
        return Scenario.preset(name).orElseGet(() -> {
            section.find("like")
                    .ifPresent(node -> errors.error(
                            node,
                            "there is no preset \"" + name + "\"",
                            "expected one of " + String.join(", ", presetNames())));
            return Scenario.HEALTHY;
        });
    }

    static List<String> presetNames() {
        return Scenario.presets().stream().map(Scenario::name).toList();
    }

    private List<Account> accounts(ConfigNode node) {
        if (!(node instanceof ConfigSequence list)) {
            errors.error(node, "expected a list of accounts, found " + node.kind());
            return List.of();
        }
        List<Account> accounts = new ArrayList<>();
        for (ConfigNode item : list.items()) {
            ConfigSection section = ConfigSection.of(item, errors);
            accounts.add(new Account(section.requiredText("system_id"), section.text("password", "")));
            section.finish();
        }
        return accounts;
    }

    private List<NumberRule> numbers(ConfigNode node) {
        ConfigSection section = ConfigSection.of(node, errors);
        return section.node().entries().stream()
                .map(entry -> new NumberRule(entry.key(), section.choice(entry.key(), Fate.DELIVERED)))
                .toList();
    }

    private Faults faults(ConfigNode node, Scenario like) {
        ConfigSection section = ConfigSection.of(node, errors);
        double refused = share(section, "refused", like.faults().refused());
        double unanswered = share(section, "unanswered", like.faults().unanswered());
        double undelivered = share(section, "undelivered", like.faults().undelivered());
        int linkLoss = section.integer("link_loss_every", like.faults().linkLossEvery(), 0, Integer.MAX_VALUE);
        int rate = section.integer("max_per_second", like.faults().maxPerSecond(), 0, Integer.MAX_VALUE);
        section.finish();
        if (refused + unanswered + undelivered > 1) {
            errors.error(node, "refused, unanswered and undelivered add up to more than 1");
            return Faults.NONE;
        }
        return new Faults(refused, unanswered, undelivered, linkLoss, rate);
    }

    private double share(ConfigSection section, String key, double fallback) {
        return section.find(key)
                .map(node -> share(section, key, node, fallback))
                .orElse(fallback);
    }

    private double share(ConfigSection section, String key, ConfigNode node, double fallback) {
        try {
            double share = Double.parseDouble(section.text(key, ""));
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException _) {
            // told below, as what is out of range is
        }
        errors.error(node, "\"" + key + "\" is a share, a number from 0 to 1");
        return fallback;
    }
}
