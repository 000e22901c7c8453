package io.stonechat.host;

import java.util.Objects;

/**
 * An object that scripts are given: a Java script by its type, other languages by its name.
 *
 * @param name the name in languages that import by name, such as {@code smpp}
 * @param type the type under which a Java script asks for it
 * @param value the object; usable from when its extension has started
 */
public record Namespace(String name, Class<?> type, Object value) {

    /** Checks that the object is of the type. */
    public Namespace {
        Objects.requireNonNull(name, "name");
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "namespace " + name + " is a " + value.getClass().getName() + ", not a " + type.getName());
        }
    }
}
