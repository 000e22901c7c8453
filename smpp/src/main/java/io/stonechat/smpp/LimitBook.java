package io.stonechat.smpp;

import io.stonechat.session.Pacer;
import io.stonechat.session.RateLimit;
import java.util.HashMap;
import java.util.Map;

/** The rates of the configuration in force: one a session, one shared by all sessions of a user. */
final class LimitBook {
    private final Pacers pacers;
    private ServerSettings server = ServerSettings.DEFAULTS;
    private Map<String, Rate> users = Map.of();

    private record Rate(int perSecond, Pacer pacer) {}

    LimitBook(Pacers pacers) {
        this.pacers = pacers;
    }

    /** Takes over a configuration. A user whose rate stays keeps what it has used up of it. */
    synchronized void apply(SmppConfig config) {
        Map<String, Rate> changed = new HashMap<>();
        for (UserSettings user : config.users()) {
            Rate rate = users.get(user.systemId());
            if (rate != null && rate.perSecond() == user.maxMsgPerSec()) {
                changed.put(user.systemId(), rate);
            } else {
                Pacer pacer = pacers.of(user.maxMsgPerSec());
                if (pacer != null) {
                    changed.put(user.systemId(), new Rate(user.maxMsgPerSec(), pacer));
                }
            }
        }
        users = changed;
        server = config.server();
    }

    /** What a session of this user gets. */
    synchronized RateLimit of(String systemId) {
        Rate user = users.get(systemId);
        return server.maxMsgPerSec() == 0 && user == null
                ? RateLimit.NONE
                : new RateLimit(
                        pacers.of(server.maxMsgPerSec()), user == null ? null : user.pacer(), server.throttleAction());
    }
}
