package io.stonechat.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same with hardly anything kept in memory: each change is written cold before the next one but one. */
class ForgetfulDurableStoreTest extends StoreTck {

    @TempDir
    Path folder;

    @Override
    protected MessageStore open(StoreLimits limits) throws Exception {
        StoreOptions options = Stores.OPTIONS.with(limits).with(Stores.FORGETFUL);
        return DurableStore.open(Files.createTempDirectory(folder, "store"), options);
    }
}
