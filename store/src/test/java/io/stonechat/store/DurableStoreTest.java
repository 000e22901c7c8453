package io.stonechat.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest extends StoreTck {

    @TempDir
    Path folder;

    @Override
    protected MessageStore open(StoreLimits limits) throws Exception {
        return DurableStore.open(Files.createTempDirectory(folder, "store"), Stores.OPTIONS.with(limits));
    }
}
