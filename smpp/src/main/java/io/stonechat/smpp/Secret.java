package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A password from the configuration: in clear, or a hash that only checks. It never shows itself.
 *
 * <p>A hash is {@code $pbkdf2-sha256$<iterations>$<salt>$<hash>} or the same with {@code sha512}, salt and hash in base64
 * without padding ({@code .} may stand for {@code +}): what passlib and others write.
 */
public final class Secret {
    /** The most iterations of a hash, so that a configuration cannot make every bind cost minutes. */
    public static final int MAX_ITERATIONS = PasswordHash.MAX_ITERATIONS;

    private final String value;

    private volatile @Nullable KnownPassword known;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Keeps a password.
     *
     * @param value in clear, or a hash
     * @return the secret
     * @throws IllegalArgumentException if it starts like a hash and is not one
     */
    public static Secret of(String value) {
        if (PasswordHash.looksLikeOne(requireNonNull(value, "value"))) {
            PasswordHash.parse(value);
        }
        return new Secret(value);
    }

    /**
     * Hashes a password for a configuration: {@code password_hash} of a user.
     *
     * @param password in clear
     * @param iterations 1 to {@link #MAX_ITERATIONS}: what a guess costs, and every bind, too
     * @param random makes the salt
     * @return {@code $pbkdf2-sha256$<iterations>$<salt>$<hash>}
     */
    public static String hash(String password, int iterations, RandomGenerator random) {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException(
                    iterations + " is not a number of iterations from 1 to " + MAX_ITERATIONS);
        }
        return PasswordHash.create(password, iterations, random).text();
    }

    /**
     * Compares in a time that does not depend on where the two differ. A hash is derived for the first password that
     * matches it and for each that does not; who has matched before is known again at next to no cost.
     *
     * @param password what a peer sent
     * @return whether it is this password
     */
    public boolean matches(String password) {
        if (!PasswordHash.looksLikeOne(value)) {
            return PasswordHash.sameText(value, password);
        }
        if (!isCostly(password)) {
            return true;
        }
        boolean matches = PasswordHash.matches(value, password);
        if (matches) {
            known = new KnownPassword(password);
        }
        return matches;
    }

    /** Whether to compare with this password takes a hash to be derived: it is one, and this has not matched it before. */
    boolean isCostly(String password) {
        KnownPassword before = known;
        return PasswordHash.looksLikeOne(value) && (before == null || !before.is(password));
    }

    /** The password in clear, for a bind of our own. */
    String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && PasswordHash.sameText(value, secret.value);
    }

    @Override
    public int hashCode() {
        // The same for all, so that not even a hash code of a password gets about.
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
