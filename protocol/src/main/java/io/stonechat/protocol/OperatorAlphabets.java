package io.stonechat.protocol;

import java.util.HashMap;
import java.util.Map;

/** Alphabets that operators use under {@code data_coding} 0 in place of GSM 7-bit. */
public final class OperatorAlphabets {

    private static final int HP_ESCAPE = 0x8D;

    /** Vodafone D2 (Germany): GSM 7-bit with ten characters in other places. */
    public static final Alphabet VODAFONE_D2 = gsmWith("Vodafone D2", "40@ 24$ 7Eß 02¤ A1¡ 5FÑ 5DÜ 5E§ 1Eñ 7Dü");

    /** Airwide's IA5: GSM 7-bit with {@code @}, {@code $} and {@code _} where ASCII has them. */
    public static final Alphabet AIRWIDE_IA5 = gsmWith("Airwide IA5", "40@ 24$ 5F_");

    /** HP Roman-8, the extension characters of GSM behind the octet 0x8D. */
    public static final Alphabet HP_ROMAN_8 = new TableAlphabet(
            "HP Roman-8", DataCoding.DEFAULT, hpRoman8(), HP_ESCAPE, entries("28{ 29} 3D~ 3C[ 3E] B8| 86^ 2F\\ 65€"));

    private OperatorAlphabets() {}

    private static Alphabet gsmWith(String name, String changes) {
        var basic = table(DefaultTables.ALPHABET);
        var moved = entries(changes);
        basic.values().removeAll(moved.values());
        basic.putAll(moved);
        return new TableAlphabet(name, DataCoding.DEFAULT, basic, GsmTable.ESCAPE, table(DefaultTables.EXTENSION));
    }

    private static Map<Integer, Character> table(SeptetTable septets) {
        var table = new HashMap<Integer, Character>();
        var characters = septets.characters();
        for (int septet = 0; septet < characters.length; septet++) {
            if (characters[septet] != SeptetTable.UNASSIGNED) {
                table.put(septet, characters[septet]);
            }
        }
        return table;
    }

    /** A table from entries of two hexadecimal digits and a character each, separated by blanks. */
    private static Map<Integer, Character> entries(String entries) {
        var table = new HashMap<Integer, Character>();
        for (int i = 0; i < entries.length(); i += 4) {
            table.put(Integer.parseInt(entries, i, i + 2, 16), entries.charAt(i + 2));
        }
        return table;
    }

    private static Map<Integer, Character> hpRoman8() {
        var table = new HashMap<Integer, Character>();
        table.put(0x0A, '\n');
        table.put(0x0D, '\r');
        for (int octet = 0x20; octet < 0x7F; octet++) {
            table.put(octet, (char) octet);
        }
        // The extension characters have no place of their own: they stand behind the escape.
        "{}~[]|^\\".chars().forEach(octet -> table.remove(octet));
        var upper = "ÀÂÈÊËÎÏ´ˋˆ¨˜ÙÛ₤¯Ýý°ÇçÑñ¡¿¤£¥§ƒ¢âêôûáéóúàèòùäëöüÅîØÆåíøæÄìÖÜÉïßÔÁÃãÐðÍÌÓÒÕõŠšÚŸÿÞþ·µ¶¾—¼½ªº«■»±";
        for (int i = 0; i < upper.length(); i++) {
            table.put(0xA1 + i, upper.charAt(i));
        }
        return table;
    }
}
