package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigSection;
import io.stonechat.protocol.TlvDictionary;
import java.time.Duration;
import java.util.Set;

/** Reads {@code routing} and checks each chain against the binds there are. */
final class RoutingReader {
    private final ChainReader chains;
    private final RewriteReader rewrites;
    private final UserNames users;
    private final ConfigErrors errors;

    RoutingReader(Set<String> binds, UserNames users, TlvDictionary tlvs, ConfigErrors errors) {
        this.chains = new ChainReader(binds, errors);
        this.rewrites = new RewriteReader(tlvs);
        this.users = users;
        this.errors = errors;
    }

    Routing read(ConfigSection section) {
        Routing routing = new Routing(
                chains.read(section, "default_chain"),
                new RouteRuleReader(chains, rewrites, users, errors).read(section),
                section.sections("mo").stream().map(this::moRule).toList(),
                numbers(section),
                NumberListReader.read(section));
        section.finish();
        return routing;
    }

    private static NumberSettings numbers(ConfigSection section) {
        return new NumberSettings(
                section.choice("normalise", NumberSettings.Normalise.OFF),
                RegionReader.read(section).orElse(null));
    }

    private MoRule moRule(ConfigSection section) {
        MoRule rule = new MoRule(
                section.text("to", ""),
                section.text("from", ""),
                section.text("keyword", ""),
                section.text("bind", ""),
                section.requiredText("user"),
                section.duration("reassemble", Duration.ZERO));
        if (!rule.bind().isEmpty() && !chains.binds().contains(rule.bind())) {
            section.error("bind", chains.noSuchBind(rule.bind()));
        }
        users.check(section);
        section.ignore("url");
        section.finish();
        return rule;
    }
}
