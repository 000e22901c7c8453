package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.PduEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** By what a repeat of a submit is known: all of its PDU but the sequence number, and who sent it. Pure. */
final class DedupKey {

    private static final int HEADER = 16;
    private static final int COMMAND_ID = 4;
    private static final int OCTETS = 18;

    private DedupKey() {}

    /** The key; as good as never the same for two that differ. */
    static String of(String systemId, MessageRequest pdu) {
        byte[] wire = PduEncoder.toBytes(pdu);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(systemId.getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.wrap(wire, COMMAND_ID, Integer.BYTES));
            digest.update(ByteBuffer.wrap(wire, HEADER, wire.length - HEADER));
            byte[] hash = digest.digest();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
