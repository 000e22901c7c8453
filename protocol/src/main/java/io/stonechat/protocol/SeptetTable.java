package io.stonechat.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * A table of the GSM 7-bit alphabet: what each of the 128 septets stands for, and back (3GPP TS 23.038 annex A).
 *
 * <p>Some positions are unassigned. For one in a single shift table a receiver shows what the septet alone stands for (§6.2.1.1).
 * The escape, 0x1B, is unassigned in every table.
 */
public final class SeptetTable {

    /** What {@link #septetOf} returns for a character that the table does not have. */
    public static final int NONE = -1;

    /** What {@link #charAt} returns for a septet that stands for nothing. */
    public static final char UNASSIGNED = '\uFFFF';

    private static final int SIZE = 128;
    private static final int COLUMNS = 8;
    private static final int ROWS = 16;

    private final char[] characters = new char[SIZE];
    private final Map<Character, Integer> septets = new HashMap<>();

    private SeptetTable() {}

    /** Reads a table printed as the specification prints it: rows of eight cells, see {@link LockingShiftTables}. */
    static SeptetTable of(String printed) {
        var table = new SeptetTable();
        var cells = new StringTokenizer(printed);
        if (cells.countTokens() != SIZE) {
            throw new IllegalArgumentException("a table has 128 cells, not " + cells.countTokens());
        }
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                table.characters[column * ROWS + row] = character(cells.nextToken());
            }
        }
        table.index();
        return table;
    }

    /** Fills the way back; a sign that stands twice is written the first way. */
    private void index() {
        for (int septet = SIZE - 1; septet >= 0; septet--) {
            if (characters[septet] != UNASSIGNED) {
                septets.put(characters[septet], septet);
            }
        }
    }

    private static char character(String cell) {
        return switch (cell) {
            case "--", "ESC" -> UNASSIGNED;
            case "SP" -> ' ';
            case "LF" -> '\n';
            case "FF" -> '\f';
            case "CR" -> '\r';
            default -> cell.length() == 1 ? cell.charAt(0) : (char) Integer.parseInt(cell, 16);
        };
    }

    /**
     * The character a septet stands for, {@link #UNASSIGNED} if for none.
     *
     * @param septet 0 to 127; in a single shift table the one after the escape
     * @throws IndexOutOfBoundsException if the septet is not 0 to 127
     */
    public char charAt(int septet) {
        return characters[septet];
    }

    /** The septet that stands for a character, {@link #NONE} if there is none; the lowest if there are two. */
    public int septetOf(char character) {
        return septets.getOrDefault(character, NONE);
    }

    /** A new array of the 128 characters, {@link #UNASSIGNED} where there is none. */
    char[] characters() {
        return characters.clone();
    }

    /** How many characters the table has, those that stand twice counted once. */
    public int size() {
        return septets.size();
    }
}
