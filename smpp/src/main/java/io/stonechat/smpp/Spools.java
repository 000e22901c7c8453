package io.stonechat.smpp;

import io.stonechat.delivery.DeliverySettings;
import io.stonechat.delivery.ReceiptSettings;
import io.stonechat.delivery.RetryPolicy;
import io.stonechat.delivery.StatusAction;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.store.DurableStore;
import io.stonechat.store.MemoryStore;
import io.stonechat.store.MessageStore;
import io.stonechat.store.StoreLimits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the spool that the configuration asks for, and says how delivery is to treat it. */
final class Spools {
    private static final Logger LOG = LoggerFactory.getLogger("io.stonechat.smpp");

    private Spools() {}

    static MessageStore open(StoreSettings settings) {
        Path folder = settings.path();
        if (folder == null) {
            LOG.warn("store: memory. Queued messages do not survive a restart");
            return new MemoryStore(new StoreLimits(settings.maxMessages(), StoreLimits.DEFAULT.maxEnded()));
        }
        return DurableStore.open(folder, settings.options());
    }

    static DeliverySettings settings(SmppConfig config, StoreSettings store) {
        RetryPolicy defaults = RetryPolicy.DEFAULT;
        RetrySettings retry = config.retry();
        return new DeliverySettings(
                new RetryPolicy(
                        retry.schedule(),
                        retry.expireAfter(),
                        retry.parkFailover(),
                        defaults.unknownResends(),
                        retry.concatHold(),
                        statuses(retry)),
                receipts(store),
                DeliverySettings.DEFAULT.mailbox(),
                store.acceptDeadline());
    }

    /** What statuses mean that a bind gives no meaning of its own. */
    static Map<CommandStatus, StatusAction> statuses(RetrySettings retry) {
        Map<CommandStatus, StatusAction> statuses = new HashMap<>(RetryPolicy.DEFAULT.statuses());
        statuses.values().removeIf(action -> action == StatusAction.PERMANENT);
        retry.permanent().forEach(status -> statuses.put(status, StatusAction.PERMANENT));
        return statuses;
    }

    /** How delivery behaves where there is no more of a configuration than that of the store. */
    static DeliverySettings offline(StoreSettings store) {
        return DeliverySettings.DEFAULT.with(receipts(store));
    }

    private static ReceiptSettings receipts(StoreSettings store) {
        ReceiptSettings defaults = ReceiptSettings.DEFAULT;
        return new ReceiptSettings(
                defaults.waitBeyond(),
                store.keepRecord(),
                store.keepText(),
                defaults.hold(),
                defaults.maxHold(),
                defaults.maxHeld());
    }
}
