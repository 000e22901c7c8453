package io.stonechat.protocol;

import java.util.Arrays;

/**
 * A basic character table together with an extension table, as septets and escaped septets are read (3GPP TS 23.038 §6.2.1,
 * annex A).
 */
final class GsmTable {

    /** The septet that announces one of the extension table. */
    static final int ESCAPE = 0x1B;

    private static final int SIZE = 128;
    private static final short NONE = -1;

    private final char[] basic;
    private final char[] extension;
    // Indexed by character: the septet, with ESCAPE in the upper octet if it is of the extension table.
    private final short[] septets;

    /** A pair of tables. */
    GsmTable(SeptetTable basic, SeptetTable extension) {
        this.basic = basic.characters();
        this.extension = extension.characters();
        this.septets = new short[1 + Math.max(highest(this.basic), highest(this.extension))];
        Arrays.fill(septets, NONE);
        // From the end, so that of two places for a character the lower one wins, and the basic table in any case.
        for (int i = SIZE - 1; i >= 0; i--) {
            if (this.extension[i] != SeptetTable.UNASSIGNED) {
                septets[this.extension[i]] = (short) (ESCAPE << 8 | i);
            }
        }
        for (int i = SIZE - 1; i >= 0; i--) {
            if (this.basic[i] != SeptetTable.UNASSIGNED) {
                septets[this.basic[i]] = (short) i;
            }
        }
    }

    private static int highest(char[] characters) {
        int highest = 0;
        for (char c : characters) {
            highest = c == SeptetTable.UNASSIGNED ? highest : Math.max(highest, c);
        }
        return highest;
    }

    /** How many septets a character takes: 1, 2, or 0 if neither table has it. */
    int units(int codePoint) {
        if (codePoint >= septets.length) {
            return 0;
        }
        int septet = septets[codePoint];
        return septet < 0 ? 0 : septet > 0xFF ? 2 : 1;
    }

    /** The septets of the text, one an octet; null if the tables lack a character. */
    byte @org.jspecify.annotations.Nullable [] encode(String text) {
        int length = text.length();
        var octets = new byte[length];
        int at = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int septet = c < septets.length ? septets[c] : NONE;
            if (septet < 0) {
                return null;
            }
            if (at + 2 > octets.length) {
                octets = Arrays.copyOf(octets, at + 2 * (length - i));
            }
            if (septet > 0xFF) {
                octets[at++] = ESCAPE;
            }
            octets[at++] = (byte) septet;
        }
        return at == octets.length ? octets : Arrays.copyOf(octets, at);
    }

    /** The text of septets, one an octet. */
    String decode(byte[] octets) {
        var text = new char[octets.length];
        int at = 0;
        for (int i = 0; i < octets.length; i++) {
            int septet = octets[i];
            if (septet < 0) {
                text[at++] = '\uFFFD';
            } else if (septet != ESCAPE) {
                text[at++] = shown(basic[septet]);
            } else if (i + 1 < octets.length && octets[i + 1] >= 0) {
                text[at++] = escaped(octets[++i]);
            }
        }
        return new String(text, 0, at);
    }

    /** An escaped septet without a place in the extension table shows as the basic table has it (TS 23.038 §6.2.1.1). */
    private char escaped(int septet) {
        if (septet == ESCAPE) {
            return ' ';
        }
        return extension[septet] != SeptetTable.UNASSIGNED ? extension[septet] : shown(basic[septet]);
    }

    private static char shown(char character) {
        return character == SeptetTable.UNASSIGNED ? '\uFFFD' : character;
    }
}
