package io.stonechat.session;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Version 2 of the PROXY protocol's header: a signature, version and command, family, length, addresses, TLVs. */
final class ProxyBlock {
    private static final byte[] SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final int FIXED = 16;
    private static final int COMMAND_AT = 12;
    private static final int FAMILY_AT = 13;
    private static final int VERSION_2 = 0x20;
    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;
    private static final int TCP_4 = 0x11;
    private static final int TCP_6 = 0x21;
    private static final int ADDRESS_4 = 4;
    private static final int ADDRESS_6 = 16;
    private static final int TYPE_CRC32C = 0x03;
    private static final int TLV_HEADER = 3;

    private ProxyBlock() {}

    static ProxyHeader.Reading read(byte[] octets, int offset, int length) {
        int known = Math.min(length, SIGNATURE.length);
        if (!Arrays.equals(octets, offset, offset + known, SIGNATURE, 0, known)) {
            return malformed("it starts with neither \"PROXY \" nor the signature of version 2");
        }
        if (length < FIXED) {
            return new ProxyHeader.Incomplete();
        }
        var block = ByteBuffer.wrap(octets, offset, length).slice();
        int total = FIXED + Short.toUnsignedInt(block.getShort(FAMILY_AT + 1));
        if (total > ProxyHeader.LONGEST) {
            return malformed("it has " + total + " octets (at most " + ProxyHeader.LONGEST + " are taken)");
        }
        if (length < total) {
            return new ProxyHeader.Incomplete();
        }
        return parse(block.slice(0, total));
    }

    private static ProxyHeader.Reading parse(ByteBuffer block) {
        int command = Byte.toUnsignedInt(block.get(COMMAND_AT));
        if ((command & 0xF0) != VERSION_2 || command > PROXY) {
            return malformed("version and command are 0x%02x (0x20 or 0x21 expected)".formatted(command));
        }
        int family = Byte.toUnsignedInt(block.get(FAMILY_AT));
        int width = family == TCP_4 ? ADDRESS_4 : family == TCP_6 ? ADDRESS_6 : 0;
        if (command == LOCAL || width == 0) {
            return new ProxyHeader.Complete(ProxyHeader.LOCAL, block.limit());
        }
        int addresses = 2 * (width + Short.BYTES);
        if (block.limit() < FIXED + addresses) {
            return malformed("it is too short for its addresses");
        }
        if (!checksumHolds(block, FIXED + addresses)) {
            return malformed("its checksum is wrong, or a TLV goes past its end");
        }
        return new ProxyHeader.Complete(
                new ProxyHeader(
                        address(block, FIXED, width, FIXED + 2 * width),
                        address(block, FIXED + width, width, FIXED + 2 * width + Short.BYTES)),
                block.limit());
    }

    private static InetSocketAddress address(ByteBuffer block, int at, int width, int portAt) {
        byte[] octets = new byte[width];
        block.get(at, octets);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(octets), Short.toUnsignedInt(block.getShort(portAt)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    /** The checksum is over the whole header with its own four octets as zeros. */
    private static boolean checksumHolds(ByteBuffer block, int firstTlv) {
        int at = firstTlv;
        while (at + TLV_HEADER <= block.limit()) {
            int value = at + TLV_HEADER;
            int length = Short.toUnsignedInt(block.getShort(at + 1));
            if (value + length > block.limit()) {
                return false;
            }
            if (block.get(at) == TYPE_CRC32C) {
                return length == Integer.BYTES && block.getInt(value) == checksum(block, value);
            }
            at = value + length;
        }
        return at == block.limit();
    }

    private static int checksum(ByteBuffer block, int valueAt) {
        byte[] octets = new byte[block.limit()];
        block.get(0, octets);
        Arrays.fill(octets, valueAt, valueAt + Integer.BYTES, (byte) 0);
        var crc = new CRC32C();
        crc.update(octets);
        return (int) crc.getValue();
    }

    static byte[] write(ProxyHeader header) {
        var source = header.source();
        var destination = header.destination();
        if (source == null || destination == null) {
            return head(LOCAL, 0, 0).array();
        }
        boolean four = source.getAddress() instanceof Inet4Address && destination.getAddress() instanceof Inet4Address;
        int width = four ? ADDRESS_4 : ADDRESS_6;
        return head(PROXY, four ? TCP_4 : TCP_6, 2 * (width + Short.BYTES))
                .put(octets(source.getAddress(), width))
                .put(octets(destination.getAddress(), width))
                .putShort((short) source.getPort())
                .putShort((short) destination.getPort())
                .array();
    }

    private static ByteBuffer head(int command, int family, int length) {
        return ByteBuffer.allocate(FIXED + length)
                .put(SIGNATURE)
                .put((byte) command)
                .put((byte) family)
                .putShort((short) length);
    }

    /** An IPv4 address among IPv6 ones is written as one that is mapped into those. */
    private static byte[] octets(InetAddress address, int width) {
        byte[] octets = address.getAddress();
        if (octets.length == width) {
            return octets;
        }
        byte[] mapped = new byte[ADDRESS_6];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        System.arraycopy(octets, 0, mapped, ADDRESS_6 - ADDRESS_4, ADDRESS_4);
        return mapped;
    }

    private static ProxyHeader.Malformed malformed(String problem) {
        return new ProxyHeader.Malformed(problem);
    }
}
