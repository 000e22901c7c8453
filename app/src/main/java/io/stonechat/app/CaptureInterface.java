package io.stonechat.app;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What a pcapng section says about one of its interfaces.
 *
 * @param linkType what its packets start with
 * @param ticksPerSecond how fine its clock is
 */
record CaptureInterface(int linkType, long ticksPerSecond) {

    private static final long MICROSECONDS = 1_000_000;
    private static final long NANOSECONDS = 1_000_000_000;

    private static final int FIXED_PART = 8;
    private static final int OPTION_HEADER = 4;
    private static final int TIME_RESOLUTION = 9;
    private static final int POWER_OF_TWO = 0x80;
    private static final int MOST_DECIMALS = 18;
    private static final int MOST_BITS = 62;

    /** Reads an interface description block. */
    static CaptureInterface read(ByteBuffer body) {
        if (body.remaining() < FIXED_PART) {
            throw new Failure("The capture is damaged: an interface description ends too early.");
        }
        int linkType = Short.toUnsignedInt(body.getShort());
        body.position(FIXED_PART);
        long ticks = MICROSECONDS;
        while (body.remaining() >= OPTION_HEADER) {
            int code = Short.toUnsignedInt(body.getShort());
            int length = Short.toUnsignedInt(body.getShort());
            if (length > body.remaining()) {
                break;
            }
            if (code == TIME_RESOLUTION && length == 1) {
                ticks = resolution(body.get(body.position()));
            }
            // Options are filled up to a multiple of four octets.
            body.position(Math.min(body.limit(), body.position() + ((length + 3) & ~3)));
        }
        return new CaptureInterface(linkType, ticks);
    }

    private static long resolution(byte value) {
        int exponent = value & ~POWER_OF_TWO;
        if ((value & POWER_OF_TWO) != 0) {
            return 1L << Math.min(exponent, MOST_BITS);
        }
        long ticks = 1;
        for (int i = 0; i < Math.min(exponent, MOST_DECIMALS); i++) {
            ticks *= 10;
        }
        return ticks;
    }

    /** The time that a packet's tick count means; the epoch, which is to say unknown, when no clock can have shown it. */
    Instant instant(long ticks) {
        long seconds = Long.divideUnsigned(ticks, ticksPerSecond);
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            return Instant.EPOCH;
        }
        double fraction = (double) Long.remainderUnsigned(ticks, ticksPerSecond) / ticksPerSecond;
        return Instant.ofEpochSecond(seconds, Math.round(fraction * NANOSECONDS));
    }
}
