package io.stonechat.smpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A password that has matched a hash, kept as a digest under a salt of its own: an ESME that binds again and again has its
 * password derived once. It shows nothing that the process has not seen in clear.
 */
final class KnownPassword {
    private static final int SALT_OCTETS = 16;

    private final byte[] salt = new byte[SALT_OCTETS];
    private final byte[] digest;

    KnownPassword(String password) {
        new SecureRandom().nextBytes(salt);
        this.digest = digest(password);
    }

    boolean is(String password) {
        return MessageDigest.isEqual(digest, digest(password));
    }

    private byte[] digest(String password) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(password.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
