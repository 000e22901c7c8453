package io.stonechat.smpp;

import io.stonechat.protocol.TlvDictionary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code extensions.smpp} section, checked and with its defaults filled in. It shows no secret.
 *
 * @param server the listener
 * @param users who may bind to us, by system_id, in the order of the configuration
 * @param binds where we bind
 * @param routing where messages go
 * @param retry when they are tried again
 * @param tlvs the TLVs of the specification and the vendors' own that {@code tlvs} defines, by name
 */
public record SmppConfig(
        ServerSettings server,
        Map<String, UserSettings> users,
        List<BindSettings> binds,
        Routing routing,
        RetrySettings retry,
        TlvDictionary tlvs) {
    /** What holds without any configuration: closed. */
    public static final SmppConfig DEFAULTS = new SmppConfig(
            ServerSettings.DEFAULTS, Map.of(), List.of(), Routing.NONE, RetrySettings.DEFAULTS, TlvDictionary.STANDARD);

    /** Takes copies. */
    public SmppConfig {
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
        binds = List.copyOf(binds);
    }

    /**
     * The user with a system_id.
     *
     * @param systemId as it binds
     * @return the user, if there is one
     */
    public Optional<UserSettings> user(String systemId) {
        return Optional.ofNullable(users.get(systemId));
    }

    /**
     * The bind with a name.
     *
     * @param name as the file or the environment names it
     * @return the bind, if there is one
     */
    public Optional<BindSettings> bind(String name) {
        return binds.stream().filter(bind -> bind.name().equals(name)).findFirst();
    }

    /** Whose mailbox a system_id reads. */
    String accountOf(String systemId) {
        return user(systemId).map(UserSettings::account).orElse(systemId);
    }
}
