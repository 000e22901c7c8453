package io.stonechat.app;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.Frames;

/** Tells PDUs from other octets by their header. */
final class PduShape {

    private static final int COMMAND_ID = 4;
    private static final int COMMAND_STATUS = 8;
    // Vendors use statuses up to 0x4FF, some stray a little further.
    private static final long HIGHEST_STATUS = 0xFFFF;

    private PduShape() {}

    /** Whether a PDU could start at an offset: a length within the limit, a command that exists, a status that fits it. */
    static boolean isPlausible(byte[] octets, int at) {
        if (octets.length - at < Frames.HEADER_LENGTH) {
            return false;
        }
        long length = Dissector.commandLength(octets, at);
        int commandId = (int) Dissector.unsigned(octets, at + COMMAND_ID);
        long status = Dissector.unsigned(octets, at + COMMAND_STATUS);
        boolean request = commandId >= 0;
        return length >= Frames.HEADER_LENGTH
                && length <= Frames.DEFAULT_MAX_PDU_BYTES
                && CommandId.isKnown(commandId)
                && (request ? status == 0 : status <= HIGHEST_STATUS);
    }
}
