package io.stonechat.smpp;

import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.TlvType;

/** What the value of a vendor's TLV looks like, as {@code type} of {@code tlvs} says it. */
enum TlvForm {
    /** Latin-1 text that ends with a NUL. */
    CSTRING(TlvType.C_STRING, 1, 65_535),
    /** Any octets. */
    OCTETS(TlvType.OCTETS, 0, 65_535),
    /** An unsigned number of one octet. */
    INT8(TlvType.INTEGER, 1, 1),
    /** An unsigned number of two octets. */
    INT16(TlvType.INTEGER, 2, 2),
    /** An unsigned number of four octets. */
    INT32(TlvType.INTEGER, 4, 4),
    /** A number of eight octets, 0 to 2^63 - 1. */
    INT64(TlvType.INTEGER, 8, 8);

    private final TlvType type;
    private final int minLength;
    private final int maxLength;

    TlvForm(TlvType type, int minLength, int maxLength) {
        this.type = type;
        this.minLength = minLength;
        this.maxLength = maxLength;
    }

    TlvDefinition definition(int tag, String name) {
        boolean limited = type == TlvType.INTEGER && maxLength < Long.BYTES;
        long maxValue = limited ? (1L << (8 * maxLength)) - 1 : Long.MAX_VALUE;
        return new TlvDefinition(tag, name, type, minLength, maxLength, 0, maxValue);
    }
}
