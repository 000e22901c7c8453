package io.stonechat.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same without waiting for the disk. */
class UnsyncedDurableStoreTest extends StoreTck {

    @TempDir
    Path folder;

    @Override
    protected MessageStore open(StoreLimits limits) throws Exception {
        StoreOptions options = Stores.OPTIONS.with(limits).with(SyncMode.OS);
        return DurableStore.open(Files.createTempDirectory(folder, "store"), options);
    }
}
