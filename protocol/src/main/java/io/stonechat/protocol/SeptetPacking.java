package io.stonechat.protocol;

import java.util.Arrays;

/**
 * Packs septets eight into seven octets, as they travel on the air, and unpacks them (3GPP TS 23.038 §6.1.2.1). SMPP leaves
 * this to the centre; some want it done by the ESME.
 */
public final class SeptetPacking {

    private static final int CR = 0x0D;

    private SeptetPacking() {}

    /**
     * The septets packed; the bits left over are zero.
     *
     * @param septets one septet an octet
     */
    public static Octets pack(Octets septets) {
        return pack(septets, 0);
    }

    /**
     * The septets packed after so many fill bits, and, where seven bits would be left over, with a CR in them, which keeps a
     * receiver from reading an {@code @} (§6.1.2.3.1).
     *
     * @param septets one septet an octet
     * @param fillBits how many bits to leave free at the beginning, 0 to 6
     */
    public static Octets packWithCr(Octets septets, int fillBits) {
        boolean room = (fillBits + septets.length() * 7) % 8 == 1;
        boolean ambiguous = room && !septets.isEmpty();
        return pack(ambiguous ? septets.concat(Octets.of((byte) CR)) : septets, fillBits);
    }

    /**
     * The septets packed after so many fill bits, which bring the first of them to a septet boundary behind a user data header
     * (3GPP TS 23.040 §9.2.3.24).
     *
     * @param septets one septet an octet
     * @param fillBits how many bits to leave free at the beginning, 0 to 6
     */
    public static Octets pack(Octets septets, int fillBits) {
        var from = septets.bytes();
        var to = new byte[(fillBits + from.length * 7 + 7) / 8];
        int pending = 0;
        int bits = fillBits;
        int at = 0;
        for (byte septet : from) {
            pending |= (septet & 0x7F) << bits;
            bits += 7;
            if (bits >= 8) {
                to[at++] = (byte) pending;
                pending >>>= 8;
                bits -= 8;
            }
        }
        if (at < to.length) {
            to[at] = (byte) pending;
        }
        return Octets.wrap(to);
    }

    /** How many fill bits follow a user data header of so many octets, its own length octet included: 0 to 6. */
    public static int fillBits(int headerLength) {
        return (7 - headerLength * 8 % 7) % 7;
    }

    /**
     * As many septets as the octets can hold. Of seven octets the last seven bits may be an eighth septet or left over: if they
     * are zero they are taken as left over unless one asks for a number of septets.
     */
    public static Octets unpack(Octets packed) {
        int septets = packed.length() * 8 / 7;
        var unpacked = unpack(packed, 0, septets).bytes();
        boolean ambiguous = packed.length() * 8 % 7 == 0;
        boolean leftOver = ambiguous && unpacked.length > 0 && unpacked[unpacked.length - 1] == 0;
        return leftOver ? Octets.wrap(Arrays.copyOf(unpacked, unpacked.length - 1)) : Octets.wrap(unpacked);
    }

    /**
     * So many septets, one an octet.
     *
     * @param packed the packed octets
     * @param fillBits how many bits to skip at the beginning, 0 to 6
     * @param septets how many septets to read; fewer are returned if the octets end before
     */
    public static Octets unpack(Octets packed, int fillBits, int septets) {
        var from = packed.bytes();
        int count = Math.clamp((from.length * 8L - fillBits) / 7, 0, septets);
        var to = new byte[count];
        for (int i = 0; i < count; i++) {
            int bit = fillBits + i * 7;
            int at = bit >>> 3;
            int pair = (from[at] & 0xFF) | (at + 1 < from.length ? (from[at + 1] & 0xFF) << 8 : 0);
            to[i] = (byte) (pair >>> (bit & 7) & 0x7F);
        }
        return Octets.wrap(to);
    }
}
