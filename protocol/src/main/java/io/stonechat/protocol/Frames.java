package io.stonechat.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Cuts a stream of octets into PDUs by their {@code command_length} (SMPP 3.4 §3.2, §5.1.1). */
public final class Frames {

    /** What {@link #length} returns when fewer octets are there than the PDU has. */
    public static final int NEED_MORE = -1;

    /** The length of a PDU's header, the least a PDU can have. */
    public static final int HEADER_LENGTH = 16;

    /** The default for the longest PDU that is accepted: 64 KiB. */
    public static final int DEFAULT_MAX_PDU_BYTES = 65_536;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Frames() {}

    /**
     * The length of the PDU that starts at the offset, or {@link #NEED_MORE} when not all of it is there yet. Nothing is
     * allocated, and an impossible length is refused as soon as its four octets are there.
     *
     * @param buffer where the octets are
     * @param offset where the PDU starts
     * @param available how many octets from there on are filled
     * @param maxPduBytes the longest PDU to accept, at least 16
     * @throws PduException with {@code ESME_RINVCMDLEN} if the length, an unsigned number, is below 16 or above the limit;
     *     the link is then to be closed
     */
    public static int length(byte[] buffer, int offset, int available, int maxPduBytes) {
        if (available < Integer.BYTES) {
            return NEED_MORE;
        }
        int length = int32(buffer, offset);
        if (length < HEADER_LENGTH || length > maxPduBytes) {
            throw badLength(length, maxPduBytes);
        }
        return length <= available ? length : NEED_MORE;
    }

    static PduException badLength(int length, int max) {
        return new PduException(
                new PduException.Problem(
                        CommandStatus.ESME_RINVCMDLEN,
                        PduFlaw.COMMAND_LENGTH,
                        0,
                        "command_length",
                        Integer.toUnsignedString(length),
                        HEADER_LENGTH + " to " + max),
                0,
                0);
    }

    /** Four big-endian octets, as raw bits. */
    static int int32(byte[] buffer, int offset) {
        return (int) INTS.get(buffer, offset);
    }

    /** Two big-endian octets, an unsigned number. */
    static int int16(byte[] buffer, int offset) {
        return (buffer[offset] & 0xFF) << 8 | (buffer[offset + 1] & 0xFF);
    }
}
