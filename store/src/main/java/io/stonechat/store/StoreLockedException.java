package io.stonechat.store;

import java.nio.file.Path;

/** Another process, or another part of this one, has the store open. */
public final class StoreLockedException extends StoreException {

    private final String holder;

    StoreLockedException(Path folder, String holder) {
        super("The store in " + folder + " is open already, by " + holder
                + ". One process at a time may have it: stop that one, or give this one another store.path.");
        this.holder = holder;
    }

    /** Who has it, as far as is known: process id, host, and since when. */
    public String holder() {
        return holder;
    }
}
