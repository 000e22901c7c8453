package io.stonechat.smpp;

import io.stonechat.delivery.EsmePolicy;
import io.stonechat.protocol.BindType;
import io.stonechat.session.Cidr;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of {@code users}: an ESME that may bind, as far as the built-in policy or a script asks.
 *
 * @param systemId the system_id it binds with
 * @param password its password, or a hash of it
 * @param account whose mailbox it reads; its system_id, unless several share one
 * @param allow where it may come from; empty for anywhere
 * @param bindTypes how it may bind
 * @param maxBinds how many sessions it may have at once; 0 for any number
 * @param maxMsgPerSec messages a second over all its sessions; 0 for no limit
 * @param enabled whether it may bind at all
 * @param window how many of its requests on one session may be unanswered; 0 for what {@code server} says
 * @param maxQueued how many deliveries may wait for its account; 0 for the usual number
 * @param deliver whether deliveries of its account prefer its sessions
 * @param reassemble how long the segments of a long message from a handset wait for each other, to come in one piece; zero
 *     to deliver them as they come
 * @param region the region of numbers that it writes nationally; null for that of the routing
 * @param policy how its messages are treated
 */
public record UserSettings(
        String systemId,
        Secret password,
        String account,
        List<Cidr> allow,
        Set<BindType> bindTypes,
        int maxBinds,
        int maxMsgPerSec,
        boolean enabled,
        int window,
        long maxQueued,
        DeliverPreference deliver,
        Duration reassemble,
        @Nullable String region,
        EsmePolicy policy) {
    /** Takes copies. */
    public UserSettings {
        allow = List.copyOf(allow);
        bindTypes = Set.copyOf(bindTypes);
    }

    /** A user of whom no more is said. */
    UserSettings(
            String systemId,
            Secret password,
            String account,
            List<Cidr> allow,
            Set<BindType> bindTypes,
            int maxBinds,
            int maxMsgPerSec,
            boolean enabled) {
        this(
                systemId,
                password,
                account,
                allow,
                bindTypes,
                maxBinds,
                maxMsgPerSec,
                enabled,
                0,
                0,
                DeliverPreference.NORMAL,
                Duration.ZERO,
                null,
                EsmePolicy.DEFAULT);
    }

    /**
     * Whether a bind request is this user's and may pass: enabled, right password, an allowed address and bind type.
     *
     * @param bind the request
     * @return whether it may; {@code max_binds} is not looked at
     */
    public boolean admits(Bind bind) {
        return UserPolicy.check(this, bind) instanceof BindReply.Accept;
    }
}
