package io.stonechat.smpp;

import io.stonechat.session.Pacer;
import io.stonechat.session.RateLimit;
import java.util.HashMap;
import java.util.Map;

/** The rates of the configuration in force: one a session, one shared by all sessions of an account. */
final class LimitBook {
    private final Pacers pacers;
    private ServerSettings server = ServerSettings.DEFAULTS;
    private Map<String, Rate> accounts = Map.of();
    private Map<String, String> accountOf = Map.of();

    private record Rate(int perSecond, Pacer pacer) {}

    LimitBook(Pacers pacers) {
        this.pacers = pacers;
    }

    /** Takes over a configuration. An account whose rate stays keeps what it has used up of it. */
    synchronized void apply(SmppConfig config) {
        Map<String, Integer> wanted = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (UserSettings user : config.users().values()) {
            owners.put(user.systemId(), user.account());
            wanted.merge(user.account(), user.maxMsgPerSec(), Math::max);
        }
        Map<String, Rate> changed = new HashMap<>();
        wanted.forEach((account, perSecond) -> {
            Rate rate = accounts.get(account);
            Pacer pacer = rate != null && rate.perSecond() == perSecond ? rate.pacer() : pacers.of(perSecond);
            if (pacer != null) {
                changed.put(account, new Rate(perSecond, pacer));
            }
        });
        accounts = changed;
        accountOf = owners;
        server = config.server();
    }

    /** What a session of this user gets. */
    synchronized RateLimit of(String systemId) {
        Rate account = accounts.get(accountOf.getOrDefault(systemId, ""));
        return server.maxMsgPerSec() == 0 && account == null
                ? RateLimit.NONE
                : new RateLimit(
                        pacers.of(server.maxMsgPerSec()),
                        account == null ? null : account.pacer(),
                        server.throttleAction());
    }
}
