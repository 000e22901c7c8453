package io.stonechat.smpp;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
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
    /** Where it stands in a PDU. */
    private static final int SEQUENCE_NUMBER = 12;

    static Arrived of(String bind, MessageRequest pdu) {
        String said = bind + ' ' + pdu.source() + ' ' + pdu.esmClass() + ' ' + pdu.dataCoding() + ' ';
        return of(said, pdu.body(), Octets.of(pdu.tlvs().toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** One that cannot be read, by all that came. */
    static Arrived of(String bind, Octets frame) {
        int number = Math.min(SEQUENCE_NUMBER, frame.length());
        int behind = Math.min(SEQUENCE_NUMBER + Integer.BYTES, frame.length());
        return of(bind + ' ', frame.slice(0, number), frame.slice(behind, frame.length()));
    }

    private static Arrived of(String who, Octets one, Octets other) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(who.getBytes(StandardCharsets.UTF_8));
            digest.update(one.toByteArray());
            digest.update(other.toByteArray());
            return new Arrived(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
