package io.stonechat.protocol;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * An alphabet of an operator's own: a table of octets, and a second one behind an escape octet.
 *
 * <p>Immutable, and safe to use from any thread. {@link OperatorAlphabets} has those that are in use.
 */
public final class TableAlphabet implements Alphabet {

    private final String name;
    private final int dataCoding;
    private final int escape;
    private final Map<Integer, Character> characters;
    private final Map<Integer, Character> escaped;
    private final Map<Character, Integer> octets = new HashMap<>();
    private final Map<Character, Integer> escapedOctets = new HashMap<>();

    /**
     * An alphabet from its tables.
     *
     * @param name its name, for people
     * @param dataCoding the {@code data_coding} that says a message is written in it, 0 to 255
     * @param characters what the octets 0 to 255 stand for; those missing stand for nothing
     * @param escape the octet that announces one of the second table
     * @param escaped what the octets after an escape stand for
     * @throws IllegalArgumentException if an octet is not 0 to 255
     */
    public TableAlphabet(
            String name,
            int dataCoding,
            Map<Integer, Character> characters,
            int escape,
            Map<Integer, Character> escaped) {
        this.name = name;
        this.dataCoding = dataCoding;
        this.characters = Map.copyOf(characters);
        this.escape = escape;
        this.escaped = Map.copyOf(escaped);
        invert(characters, octets);
        invert(escaped, escapedOctets);
    }

    /** Of two octets for a character the lower one is written. */
    private static void invert(Map<Integer, Character> table, Map<Character, Integer> inverse) {
        table.forEach((octet, character) -> {
            if (octet < 0 || octet > 0xFF) {
                throw new IllegalArgumentException("octet " + octet + " for '" + character + "' is not 0 to 255");
            }
            inverse.merge(character, octet, Math::min);
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dataCoding() {
        return dataCoding;
    }

    /** 8, since what the centre makes of the octets on the air is its own affair. */
    @Override
    public int bitsPerUnit() {
        return 8;
    }

    @Override
    public int units(int codePoint) {
        if (codePoint > Character.MAX_VALUE) {
            return 0;
        }
        char character = (char) codePoint;
        return octets.containsKey(character) ? 1 : escapedOctets.containsKey(character) ? 2 : 0;
    }

    @Override
    public Octets encode(String text) {
        var encoded = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            var octet = octets.get(character);
            var behindEscape = escapedOctets.get(character);
            if (octet != null) {
                encoded.write(octet);
            } else if (behindEscape != null) {
                encoded.write(escape);
                encoded.write(behindEscape);
            } else {
                throw missing(text, i);
            }
        }
        return Octets.wrap(encoded.toByteArray());
    }

    @Override
    public String decode(Octets encoded) {
        var text = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            boolean isEscape = encoded.at(i) == escape && i + 1 < encoded.length();
            var table = isEscape ? escaped : characters;
            text.append(
                    table.getOrDefault(encoded.at(isEscape ? ++i : i), '\uFFFD').charValue());
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
