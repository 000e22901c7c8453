package io.stonechat.app;

/** Finds the IP packet within what was captured on a link. */
final class LinkLayer {

    /** {@code LINKTYPE_ETHERNET}. */
    static final int ETHERNET = 1;

    /** {@code LINKTYPE_RAW}: an IP packet of either version and nothing before it. */
    static final int RAW_IP = 101;

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86DD;
    private static final int ETHERNET_TYPE_AT = 12;
    private static final int NONE = -1;

    private LinkLayer() {}

    /** Whether packets of this link type can be read. */
    static boolean isKnown(int linkType) {
        return switch (linkType) {
            case 0, ETHERNET, 12, 14, RAW_IP, 108, 113, 228, 229, 276 -> true;
            default -> false;
        };
    }

    /** Where the IP packet starts; negative when there is none. */
    static int ipOffset(int linkType, byte[] bytes) {
        return switch (linkType) {
            case 0, 108 -> 4; // BSD loopback: the address family
            case ETHERNET -> afterType(bytes, ETHERNET_TYPE_AT);
            case 12, 14, RAW_IP, 228, 229 -> 0; // raw IP, by four names
            case 113 -> afterType(bytes, 14); // Linux cooked capture
            case 276 -> typeIsIp(bytes, 0) ? 20 : NONE; // Linux cooked capture, version 2
            default -> NONE;
        };
    }

    /** After the type that stands at an offset, and any VLAN tags before the real one. */
    private static int afterType(byte[] bytes, int typeAt) {
        int at = typeAt;
        while (at + 2 <= bytes.length && isVlanTag(int16(bytes, at))) {
            at += 4;
        }
        return typeIsIp(bytes, at) ? at + 2 : NONE;
    }

    private static boolean isVlanTag(int type) {
        return type == 0x8100 || type == 0x88A8 || type == 0x9100;
    }

    private static boolean typeIsIp(byte[] bytes, int at) {
        if (at + 2 > bytes.length) {
            return false;
        }
        int type = int16(bytes, at);
        return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6;
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
