package io.stonechat.smpp;

import io.stonechat.delivery.DeliverySettings;
import io.stonechat.delivery.RetryPolicy;
import io.stonechat.delivery.StatusAction;
import io.stonechat.host.HostContext;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageStore;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the spool that the configuration asks for, and says how delivery is to treat it. */
final class Spools {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private Spools() {}

    static MessageStore open(HostContext host) {
        LOG.warn(
                "store: memory. Queued messages do not survive a restart{}",
                host.root().find("store").isPresent() ? "; a store on disk is not part of this build" : "");
        return new MemoryStore();
    }

    static DeliverySettings settings(SmppConfig config) {
        RetryPolicy defaults = RetryPolicy.DEFAULT;
        RetrySettings retry = config.retry();
        Map<CommandStatus, StatusAction> statuses = new HashMap<>(defaults.statuses());
        statuses.values().removeIf(action -> action == StatusAction.PERMANENT);
        retry.permanent().forEach(status -> statuses.put(status, StatusAction.PERMANENT));
        return DeliverySettings.DEFAULT.with(new RetryPolicy(
                retry.schedule(), retry.expireAfter(), defaults.parkFailover(), defaults.unknownResends(), statuses));
    }
}
