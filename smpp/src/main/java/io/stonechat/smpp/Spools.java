package io.stonechat.smpp;

import io.stonechat.delivery.DeliverySettings;
import io.stonechat.delivery.RetryPolicy;
import io.stonechat.delivery.StatusAction;
import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigMapping;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.ConfigScalar;
import io.stonechat.host.ConfigSection;
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

    /** Checks the section {@code store:}, which may ask for what this build does not have. */
    static void check(ConfigMapping root, ConfigErrors errors) {
        ConfigNode store = root.find("store").orElse(null);
        if (store instanceof ConfigMapping mapping) {
            ConfigSection section = ConfigSection.of(mapping, errors);
            section.ignore("path", "sync", "accept_deadline", "reserve", "max_messages", "retention");
            section.finish();
        } else if (store instanceof ConfigScalar text && text.text() != null && !"memory".equals(text.text())) {
            errors.error(store, "\"store\" is \"memory\" or a mapping of keys, found \"" + text.text() + "\"");
        }
    }

    static MessageStore open() {
        LOG.warn("store: memory. Queued messages do not survive a restart");
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
