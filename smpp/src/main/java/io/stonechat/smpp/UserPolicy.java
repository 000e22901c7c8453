package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import java.util.Optional;

/** The built-in answer to a bind request: the {@code users} of the configuration. */
final class UserPolicy {
    private UserPolicy() {}

    /** Decides for a user who may be unknown and has some sessions already. */
    static BindReply decide(Optional<UserSettings> user, Bind bind, int sessionsAlready) {
        if (user.isEmpty()) {
            return BindReply.reject(CommandStatus.ESME_RINVSYSID, "no user has this system_id");
        }
        BindReply reply = check(user.get(), bind);
        int maxBinds = user.get().maxBinds();
        return reply instanceof BindReply.Accept && maxBinds > 0 && sessionsAlready >= maxBinds
                ? BindReply.reject(
                        CommandStatus.ESME_RBINDFAIL,
                        "it has " + sessionsAlready + " sessions, as many as its max_binds allows")
                : reply;
    }

    static BindReply check(UserSettings user, Bind bind) {
        if (!user.systemId().equals(bind.systemId())) {
            return BindReply.reject(CommandStatus.ESME_RINVSYSID, "it is not user " + user.systemId());
        }
        // The password first: who does not know it learns nothing about the rest.
        if (!user.password().matches(bind.password())) {
            return BindReply.reject(CommandStatus.ESME_RINVPASWD, "wrong password");
        }
        if (!user.enabled()) {
            return BindReply.reject(CommandStatus.ESME_RBINDFAIL, "the user is not enabled");
        }
        if (!user.allow().isEmpty() && user.allow().stream().noneMatch(bind::comesFrom)) {
            return BindReply.reject(CommandStatus.ESME_RBINDFAIL, "its address is not in the user's allow list");
        }
        if (!user.bindTypes().contains(bind.bindType())) {
            return BindReply.reject(
                    CommandStatus.ESME_RBINDFAIL,
                    "the user may not bind as " + bind.bindType().name().toLowerCase(java.util.Locale.ROOT));
        }
        return BindReply.accept();
    }
}
