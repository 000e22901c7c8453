package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigSection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The system_ids and accounts that a configuration knows, for rules that name some. */
final class UserNames {
    private final Set<String> names = new HashSet<>();
    private final ConfigErrors errors;

    UserNames(Collection<UserSettings> users, ConfigErrors errors) {
        users.forEach(user -> {
            names.add(user.systemId());
            names.add(user.account());
        });
        this.errors = errors;
    }

    /** Warns of names behind {@code user} that nobody has. Where there are no users, a script knows who may bind. */
    void check(ConfigSection rule) {
        if (names.isEmpty()) {
            return;
        }
        for (String name : rule.texts("user")) {
            if (!names.contains(name)) {
                ConfigNode at = rule.find("user").orElse(rule.node());
                errors.warning(at, "there is no user and no account \"" + name + "\"");
            }
        }
    }
}
