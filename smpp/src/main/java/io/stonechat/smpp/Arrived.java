package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a message of an upstream is known by when it comes again: its bind and what it says, its sequence number aside.
 *
 * @param text sixteen hexadecimal digits
 */
record Arrived(String text) {

    private static final int DIGITS = 16;

    static Arrived of(String bind, MessageRequest pdu) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((bind + ' ' + pdu.source() + ' ' + pdu.esmClass() + ' ' + pdu.dataCoding() + ' ')
                    .getBytes(StandardCharsets.UTF_8));
            digest.update(pdu.body().toByteArray());
            digest.update(pdu.tlvs().toString().getBytes(StandardCharsets.UTF_8));
            return new Arrived(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
