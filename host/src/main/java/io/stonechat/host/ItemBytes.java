package io.stonechat.host;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what {@link ItemPacker} has written of an item, number by number. It is moved from item to item. */
final class ItemBytes {

    private final List<String> dictionary;
    private byte[] block = new byte[0];
    private int at;

    ItemBytes(List<String> dictionary) {
        this.dictionary = dictionary;
    }

    /** Moves to a place in a block. */
    void move(byte[] to, int offset) {
        block = to;
        at = offset;
    }

    /** Moves to a place in the same block. */
    void move(int offset) {
        at = offset;
    }

    /** Where it stands in the block. */
    int at() {
        return at;
    }

    int number() {
        int value = 0;
        int shift = 0;
        int group;
        do {
            group = block[at++];
            value |= (group & (ItemPacker.MORE - 1)) << shift;
            shift += ItemPacker.GROUP_BITS;
        } while (group < 0);
        return value;
    }

    /** Passes the place of a node or key. */
    void place() {
        number();
        number();
    }

    String text() {
        int word = number();
        if (word > 0) {
            return dictionary.get(word - 1);
        }
        int octets = number();
        at += octets;
        return new String(block, at - octets, octets, StandardCharsets.UTF_8);
    }

    /** Passes a text. */
    void skipText() {
        if (number() == 0) {
            int octets = number();
            at += octets;
        }
    }

    /** One octet of a text. */
    byte octet() {
        return block[at++];
    }
}
