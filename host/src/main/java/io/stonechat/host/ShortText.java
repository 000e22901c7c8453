package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of YAML without the long runs of list items that are like others but for their words. In the place of each run
 * stands one item, a sign of it, and as many empty lines as make up for the lines that are left out.
 *
 * <p>Whether such a run is one of items is not known here: its lines may stand in a literal text, say. It is one if the YAML
 * library finds the sign to be an item.
 */
final class ShortText {

    /** Begins each sign. No text that has it already is shortened. */
    private static final char SIGN = '\uE100';

    /** Shorter texts are read in no time. */
    private static final int LONG = 32 << 10;

    private static final int LEAST_ITEMS = 64;

    /** Where the value of an item stands, counted from its line's first blank. */
    private static final int VALUE_COLUMN = 3;

    private final String whole;
    private final ItemScanner items;
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int copied;
    private int met;

    private record Run(int at, int line, int column, int items) {}

    /** Looks for runs. */
    ShortText(String whole, ItemPatterns patterns) {
        this.whole = whole;
        this.items = new ItemScanner(whole, patterns);
        if (whole.length() >= LONG && whole.indexOf(SIGN) < 0) {
            look();
        }
    }

    private void look() {
        int line = 1;
        for (int at = 0; at < whole.length(); line++) {
            if (ItemScanner.isItem(whole, at)) {
                items.begin(at, line, Integer.MAX_VALUE);
                leaveOut(at, line);
                at = items.at();
                line = items.line();
            }
            int end = whole.indexOf('\n', at);
            at = end < 0 ? whole.length() : end + 1;
        }
        text.append(whole, copied, whole.length());
    }

    private void leaveOut(int at, int line) {
        int count = 0;
        while (items.hasMore()) {
            count++;
            items.next();
        }
        if (count < LEAST_ITEMS) {
            return;
        }
        int blanks = ItemScanner.blanks(whole, at);
        text.append(whole, copied, at + blanks)
                .append("- '")
                .append(SIGN)
                .append(runs.size())
                .append('\'')
                .repeat("\n", items.line() - line);
        runs.add(new Run(at, line, blanks + VALUE_COLUMN, count));
        copied = items.at();
    }

    /** Whether anything is left out. */
    boolean isShorter() {
        return !runs.isEmpty();
    }

    /** What is left. */
    String text() {
        return text.toString();
    }

    /** Whether an item of a list is the sign of the next run; then {@link #next} are the items that it stands for. */
    boolean isNext(String value, Place place) {
        return met < runs.size()
                && value.equals("" + SIGN + met)
                && place.line() == runs.get(met).line()
                && place.column() == runs.get(met).column();
    }

    /** The items of the next run. */
    ItemScanner next() {
        var run = runs.get(met++);
        items.begin(run.at(), run.line(), run.items());
        return items;
    }

    /** Whether the sign of each run was found to be an item. */
    boolean isComplete() {
        return met == runs.size();
    }
}
