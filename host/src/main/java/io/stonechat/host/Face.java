package io.stonechat.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a language other than Java sees a {@link Namespace}: a module in that language, which wraps the Java object.
 *
 * <p>Its text is a resource of the room that brings it, {@code META-INF/stonechat/<language>/<module>.<suffix>} with a slash
 * for each dot of the module's name; it is below META-INF since the resources of a package are closed to other rooms. It is
 * read when the first script of that language is loaded, and not before.
 *
 * @param language the language, as {@link ScriptEngine#language()} calls it
 * @param module the module's name. Without a dot it stands beside the other namespaces ({@code from siphon import smpp}); with
 *     one it is the whole name. A name that starts with {@code _} is a part of another face
 * @param owner a class of the room whose resource the text is
 * @param support an object made for this face, which Java scripts do not see; null if it needs none
 */
public record Face(
        String language,
        String module,
        Class<?> owner,
        @Nullable Object support) {

    private static final String PYTHON = "Python";

    /** Checks that nothing but the support is null. */
    public Face {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(owner, "owner");
    }

    /** A module in Python. */
    public static Face python(String module, Class<?> owner) {
        return new Face(PYTHON, module, owner, null);
    }

    /** A module in Python with an object made for it. */
    public static Face python(String module, Class<?> owner, Object support) {
        return new Face(PYTHON, module, owner, support);
    }

    /**
     * The text of the module.
     *
     * @param suffix of files in the language, such as {@code py}
     * @throws IllegalStateException if the room lacks the resource
     */
    public String text(String suffix) {
        var path = path(suffix);
        try (var in = owner.getModule().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the room of " + owner.getName() + " lacks the resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the text lies in its room. */
    public String path(String suffix) {
        return "META-INF/stonechat/" + language.toLowerCase(Locale.ROOT) + "/" + module.replace('.', '/') + "."
                + suffix;
    }
}
