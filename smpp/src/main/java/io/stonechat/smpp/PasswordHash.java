package io.stonechat.smpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A PBKDF2 hash in its modular form: {@code $pbkdf2-sha256$<iterations>$<salt>$<hash>} (RFC 8018 §5.2). */
final class PasswordHash {
    private static final String PREFIX = "$pbkdf2-";
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;

    /** So that a configuration cannot make every bind cost minutes. */
    static final int MAX_ITERATIONS = 10_000_000;

    private final String algorithm;
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(String algorithm, int iterations, byte[] salt, byte[] hash) {
        this.algorithm = algorithm;
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static boolean looksLikeOne(String value) {
        return value.startsWith(PREFIX);
    }

    static PasswordHash parse(String value) {
        String[] parts = value.split("\\$", -1);
        if (parts.length != 5) {
            throw malformed("it has " + (parts.length - 1) + " parts instead of 4");
        }
        String algorithm = switch (parts[1]) {
            case "pbkdf2-sha256" -> "PBKDF2WithHmacSHA256";
            case "pbkdf2-sha512" -> "PBKDF2WithHmacSHA512";
            default -> throw malformed("\"" + parts[1] + "\" is not pbkdf2-sha256 or pbkdf2-sha512");
        };
        byte[] hash = base64(parts[4], "hash");
        if (hash.length < 16) {
            throw malformed("its hash has " + hash.length + " octets, fewer than 16");
        }
        return new PasswordHash(algorithm, iterations(parts[2]), base64(parts[3], "salt"), hash);
    }

    /** A new hash of a password, under a salt of its own. */
    static PasswordHash create(String password, int iterations, RandomGenerator random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new PasswordHash(
                ALGORITHM, iterations, salt, derive(ALGORITHM, password, salt, iterations, HASH_OCTETS));
    }

    /** Whether a password is the expected one, which is in clear or a hash. */
    static boolean matches(String expected, String password) {
        return looksLikeOne(expected) ? parse(expected).matches(password) : sameText(expected, password);
    }

    static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(algorithm, password, salt, iterations, hash.length));
    }

    /** As a configuration has it. It shows the hash: only for whoever asked for it. */
    String text() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        String name = algorithm.equals(ALGORITHM) ? "sha256" : "sha512";
        return PREFIX + name + "$" + iterations + "$"
                + encoder.encodeToString(salt).replace('+', '.') + "$"
                + encoder.encodeToString(hash).replace('+', '.');
    }

    private static byte[] derive(String algorithm, String password, byte[] salt, int iterations, int octets) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, octets * 8);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static int iterations(String text) {
        try {
            int iterations = Integer.parseInt(text);
            if (iterations >= 1 && iterations <= MAX_ITERATIONS) {
                return iterations;
            }
        } catch (NumberFormatException _) {
            // Said below, with the range.
        }
        throw malformed("\"" + text + "\" is not a number of iterations from 1 to " + MAX_ITERATIONS);
    }

    private static byte[] base64(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace('.', '+'));
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below: the text itself stays out of the message.
        }
        throw malformed("its " + what + " is not base64");
    }

    private static IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("not a password hash: " + why
                + " (expected: $pbkdf2-sha256$<iterations>$<salt in base64>$<hash in base64>)");
    }
}
