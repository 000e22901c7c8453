package io.stonechat.host;

import java.util.List;
import java.util.Objects;

/**
 * An object that scripts are given: a Java script by its type, other languages by its name.
 *
 * @param name the name in languages that import by name, such as {@code smpp}
 * @param type the type under which a Java script asks for it
 * @param value the object; usable from when its extension has started
 * @param faces how other languages see it; the same objects each time, for what they have loaded is kept by them
 */
public record Namespace(String name, Class<?> type, Object value, List<Face> faces) {

    /** Checks that the object is of the type, and copies the list. */
    public Namespace {
        Objects.requireNonNull(name, "name");
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "namespace " + name + " is a " + value.getClass().getName() + ", not a " + type.getName());
        }
        faces = List.copyOf(faces);
    }

    /** A namespace that only Java scripts see. */
    public Namespace(String name, Class<?> type, Object value) {
        this(name, type, value, List.of());
    }
}
