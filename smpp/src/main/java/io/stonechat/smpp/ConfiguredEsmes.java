package io.stonechat.smpp;

import io.stonechat.delivery.EsmePolicies;
import io.stonechat.delivery.EsmePolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the configuration in force says of each user. */
final class ConfiguredEsmes implements EsmePolicies {

    private final Supplier<SmppConfig> config;
    private volatile Index index = Index.of(SmppConfig.DEFAULTS);

    ConfiguredEsmes(Supplier<SmppConfig> config) {
        this.config = config;
    }

    /** The users of one configuration, since they are asked for with every message. */
    private record Index(
            SmppConfig of,
            Map<String, EsmePolicy> policies,
            Map<String, Long> maxQueued,
            Map<String, Duration> reassembly) {

        static Index of(SmppConfig config) {
            Map<String, EsmePolicy> policies = new HashMap<>();
            Map<String, Long> maxQueued = new HashMap<>();
            Map<String, Duration> reassembly = new HashMap<>();
            for (UserSettings user : config.users().values()) {
                policies.put(user.systemId(), user.policy());
                if (user.reassemble().isPositive()) {
                    reassembly.merge(
                            user.account(), user.reassemble(), (one, other) -> one.compareTo(other) < 0 ? other : one);
                }
                if (user.maxQueued() > 0) {
                    maxQueued.merge(user.account(), user.maxQueued(), Math::max);
                }
            }
            return new Index(config, policies, maxQueued, reassembly);
        }
    }

    @Override
    public EsmePolicy of(String systemId) {
        return now().policies().getOrDefault(systemId, EsmePolicy.DEFAULT);
    }

    @Override
    public long maxQueued(String account, long usual) {
        return now().maxQueued().getOrDefault(account, usual);
    }

    @Override
    public Optional<Duration> reassembly(String account) {
        return Optional.ofNullable(now().reassembly().get(account));
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the one that was read last, not one like it
    private Index now() {
        SmppConfig current = config.get();
        Index known = index;
        if (known.of() != current) {
            known = Index.of(current);
            index = known;
        }
        return known;
    }
}
