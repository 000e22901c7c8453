package io.stonechat.protocol;

import java.util.HashSet;
import java.util.Set;

/** The records that a sealed type comes down to. */
final class PermittedTypes {

    private PermittedTypes() {}

    static Set<Class<?>> of(Class<?> type) {
        var types = new HashSet<Class<?>>();
        var permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            types.add(type);
            return types;
        }
        for (var subtype : permitted) {
            types.addAll(of(subtype));
        }
        return types;
    }
}
