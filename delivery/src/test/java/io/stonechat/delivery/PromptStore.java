package io.stonechat.delivery;

import io.stonechat.store.Batch;
import io.stonechat.store.MessageStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionException;

/** A store whose commits are done when they return, so that a test in virtual time sees what comes of them. */
final class PromptStore {

    private final MessageStore store;

    PromptStore(MessageStore store) {
        this.store = store;
    }

    MessageStore asStore() {
        return (MessageStore) Proxy.newProxyInstance(
                MessageStore.class.getClassLoader(), new Class<?>[] {MessageStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        var stage = store.commit((Batch) arguments[0]).toCompletableFuture();
                        try {
                            stage.join();
                        } catch (CompletionException _) {
                            // Told by the stage.
                        }
                        return stage;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }
}
