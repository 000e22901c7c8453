package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import java.util.Locale;

/** The built-in answer to a bind request, by what the configuration says of its user. */
final class UserPolicy {
    private UserPolicy() {}

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
                    "the user may not bind as " + bind.bindType().name().toLowerCase(Locale.ROOT));
        }
        return BindReply.accept();
    }
}
