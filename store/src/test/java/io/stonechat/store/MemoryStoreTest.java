package io.stonechat.store;

class MemoryStoreTest extends StoreTck {

    @Override
    protected MessageStore open(StoreLimits limits) {
        return new MemoryStore(limits);
    }
}
