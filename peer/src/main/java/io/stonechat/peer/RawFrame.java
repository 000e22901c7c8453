package io.stonechat.peer;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Pdu;
import io.stonechat.protocol.PduDecoder;
import java.nio.ByteBuffer;

/**
 * One frame as it came: {@code command_length} octets, of which the first 16 are the header (SMPP 3.4 §3.2).
 *
 * @param octets all of them, header included
 */
public record RawFrame(Octets octets) {
    private static final int COMMAND_ID = 4;
    private static final int COMMAND_STATUS = 8;
    private static final int SEQUENCE_NUMBER = 12;
    private static final int HEADER = 16;

    /** Returns a frame with this header and body; its command_length is right. */
    public static RawFrame of(int commandId, int commandStatus, int sequenceNumber, byte... body) {
        var frame = ByteBuffer.allocate(HEADER + body.length)
                .putInt(HEADER + body.length)
                .putInt(commandId)
                .putInt(commandStatus)
                .putInt(sequenceNumber)
                .put(body);
        return new RawFrame(Octets.copyOf(frame.array()));
    }

    /** Returns the command_length as it stands there. */
    public int commandLength() {
        return int32(0);
    }

    /** Returns the command_id. */
    public int commandId() {
        return int32(COMMAND_ID);
    }

    /** Returns the command_status. */
    public CommandStatus commandStatus() {
        return CommandStatus.of(int32(COMMAND_STATUS));
    }

    /** Returns the sequence_number. */
    public int sequenceNumber() {
        return int32(SEQUENCE_NUMBER);
    }

    /** Returns what follows the header. */
    public byte[] body() {
        byte[] all = octets.toByteArray();
        return java.util.Arrays.copyOfRange(all, HEADER, all.length);
    }

    /**
     * Returns the frame decoded.
     *
     * @throws io.stonechat.protocol.PduException if it cannot be
     */
    public Pdu pdu() {
        return PduDecoder.decode(octets.toByteArray());
    }

    /** Returns a copy of the octets. */
    public byte[] toByteArray() {
        return octets.toByteArray();
    }

    private int int32(int at) {
        return ByteBuffer.wrap(octets.toByteArray()).getInt(at);
    }

    @Override
    public String toString() {
        return "%s status %s sequence %d (%d octets)"
                .formatted(CommandId.name(commandId()), commandStatus(), sequenceNumber(), commandLength());
    }
}
