package io.stonechat.app;

import io.stonechat.smpp.Spool;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What keeps a store on a disk in order, where it is on one. */
interface StoreUpkeep {

    /** Reads everything, and passes on what is wrong, then a summary. */
    void verify(Consumer<ObjectNode> items);

    /**
     * Copies the store while it is in use.
     *
     * @param folder where to; must be empty or not there
     */
    void backup(String folder, Consumer<ObjectNode> items);

    /** The upkeep that this store needs. */
    static StoreUpkeep of(Spool spool) {
        return none();
    }

    /** A store in memory: there is nothing to keep in order. */
    static StoreUpkeep none() {
        return new StoreUpkeep() {
            @Override
            public void verify(Consumer<ObjectNode> items) {
                throw new Failure("This store is in memory: there is nothing to verify.");
            }

            @Override
            public void backup(String folder, Consumer<ObjectNode> items) {
                throw new Failure("This store is in memory: there is nothing to back up.");
            }
        };
    }
}
