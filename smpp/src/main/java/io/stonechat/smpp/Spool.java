package io.stonechat.smpp;

import io.stonechat.delivery.Operations;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The stored messages as their operator gets at them.
 *
 * @param settings where and how they are kept
 * @param store the messages
 * @param operations what may be done to them
 * @param confirmClock tells the gateway that the wall clock is right although it jumped; null where none runs
 */
public record Spool(
        StoreSettings settings,
        MessageStore store,
        Operations operations,
        @Nullable Runnable confirmClock) {

    /**
     * Opens a store that no gateway runs on; whoever does closes {@link #store}.
     *
     * @throws io.stonechat.store.StoreException with a sentence that says why it cannot be opened
     */
    public static Spool open(StoreSettings settings) {
        InstantSource clock = InstantSource.system();
        MessageStore store = Spools.open(settings);
        MessageIds ids = new MessageIds(clock, 0, store.highWaterMark().orElse(0));
        return new Spool(settings, store, Operations.offline(Spools.offline(settings), store, ids, clock), null);
    }
}
