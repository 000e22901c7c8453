package io.stonechat.protocol;

/**
 * How long a text is as a message, as an editor would show it while one types.
 *
 * @param alphabet the alphabet it is counted in
 * @param units how many septets, octets or 16-bit units it takes
 * @param segments how many short messages it takes, at least 1
 * @param unitsPerSegment how many units fit each of them
 * @param unitsLeft how many more units fit the last of them
 */
public record TextCount(Alphabet alphabet, int units, int segments, int unitsPerSegment, int unitsLeft) {

    /** The count of a text in the alphabet {@link Text#best(String)} finds. */
    public static TextCount of(String text) {
        return of(text, Text.alphabet(text));
    }

    /**
     * The count of a text in an alphabet, split with an 8-bit reference if it must be.
     *
     * @throws IllegalArgumentException if the alphabet lacks a character, naming it
     */
    public static TextCount of(String text, Alphabet alphabet) {
        int units = alphabet.units(text);
        int alone = UserData.capacity(alphabet.bitsPerUnit(), SegmentPlan.headerLength(alphabet, 0));
        if (units <= alone) {
            return new TextCount(alphabet, units, 1, alone, alone - units);
        }
        int capacity = UserData.capacity(alphabet.bitsPerUnit(), SegmentPlan.headerLength(alphabet, SegmentPlan.UDH_8));
        var parts = SegmentPlan.cut(text, alphabet, capacity);
        int last = alphabet.units(parts.getLast());
        return new TextCount(alphabet, units, parts.size(), capacity, capacity - last);
    }
}
