package io.stonechat.host;

import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a script declares a handler, in the terms that all languages share.
 *
 * @param name the function's name
 * @param type its parameter and result types; null in a language that does not declare them
 * @param options what the declaration says beside: the elements of the annotation in Java (defaults included),
 *     the arguments of the decorator in Python
 */
public record HandlerDeclaration(String name, @Nullable MethodType type, Map<String, Object> options) {

    /** Copies the options. */
    public HandlerDeclaration {
        options = Map.copyOf(options);
    }

    /** The option of that name as text. */
    public Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option)).map(Object::toString);
    }
}
