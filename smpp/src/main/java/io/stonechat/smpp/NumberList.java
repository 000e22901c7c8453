package io.stonechat.smpp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A list of numbers and names, whole ones and beginnings, quick to ask whatever its length. Thread-safe: it never changes. */
public final class NumberList {

    /** Nothing at all. */
    public static final NumberList EMPTY = new NumberList(List.of());

    private final Set<String> whole = new HashSet<>();
    private final Map<String, Boolean> digits = new HashMap<>();
    private final PrefixTable<Boolean> prefixes;
    private final Set<String> beginnings = new TreeSet<>();
    private final int size;

    /** Makes a list of these. */
    public NumberList(List<NumberPattern> patterns) {
        for (NumberPattern pattern : patterns) {
            if (!pattern.prefix()) {
                whole.add(pattern.text());
            } else if (pattern.text().length() <= PrefixTable.LONGEST
                    && pattern.text().chars().allMatch(c -> NumberPattern.isDigit((char) c))) {
                digits.put(pattern.text(), true);
            } else {
                beginnings.add(pattern.text());
            }
        }
        this.prefixes = PrefixTable.of(digits);
        this.size = whole.size() + digits.size() + beginnings.size();
    }

    /** How many entries it has. */
    public int size() {
        return size;
    }

    /** Whether a number or a name is on it. */
    public boolean contains(String number) {
        if (size == 0) {
            return false;
        }
        String bare = NumberPattern.bare(number);
        return whole.contains(bare)
                || hasPrefix(bare)
                || (!beginnings.isEmpty() && beginnings.stream().anyMatch(bare::startsWith));
    }

    private boolean hasPrefix(String bare) {
        for (long key = prefixes.first(bare); key != 0; key = PrefixTable.shorter(key)) {
            if (prefixes.get(key) != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberList list
                && whole.equals(list.whole)
                && digits.equals(list.digits)
                && beginnings.equals(list.beginnings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(whole, digits, beginnings);
    }

    /** How many there are, and none of them. */
    @Override
    public String toString() {
        return size + " entries";
    }
}
