package io.stonechat.api;

import io.stonechat.store.StoreHealth;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The health of a store as machines read it. */
final class StoreHealthJson {

    private StoreHealthJson() {}

    /** Adds {@code health}, and why it is not the best one. */
    static void put(ObjectNode object, StoreHealth health) {
        switch (health) {
            case StoreHealth.Writable() -> object.put("health", "writable");
            case StoreHealth.Low(var refused, var reason) ->
                object.put("health", "low").put("refused", names(refused)).put("reason", reason);
            case StoreHealth.ReadOnly(var reason) ->
                object.put("health", "read_only").put("reason", reason);
        }
    }

    private static String names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(StoredJson::lower).sorted().collect(Collectors.joining(", "));
    }
}
