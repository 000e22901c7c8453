package io.stonechat.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The admin token. It never shows itself, and comparing takes the same time wherever the two differ. */
final class Token {

    /** How many characters it has at least. */
    static final int SHORTEST = 16;

    private static final String SCHEME = "Bearer ";

    private final byte[] value;

    Token(String value) {
        this.value = value.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a header {@code Authorization} shows it. */
    boolean isShownBy(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String shown = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(value, shown.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Token token && MessageDigest.isEqual(value, token.value);
    }

    @Override
    public int hashCode() {
        // The same for all, so that not even a hash code of a token gets about.
        return Token.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
