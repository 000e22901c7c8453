package io.stonechat.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a pattern of an item and of what the YAML library says of it.
 *
 * <p>It holds for other items only if each text stands in the item as it is, without escapes or line breaks, and if all else
 * is structure, blanks and comments.
 */
final class ItemPatternReader {

    private static final int DEEPEST = 16;
    private static final String STRUCTURE = "-?:,[]{} \r";

    private final String text;
    private final int[] wordStarts;
    private final int[] wordEnds;
    private final int[] lineStarts;
    private final boolean[] covered;
    private final boolean[] fixed;
    private final List<ItemPattern.Step> steps = new ArrayList<>();
    private boolean holds = true;
    private int depth;

    private ItemPatternReader(ItemWords item) {
        this.text = item.item();
        this.wordStarts = item.wordStarts();
        this.wordEnds = item.wordEnds();
        this.lineStarts = new int[item.lines()];
        for (int line = 1; line < lineStarts.length; line++) {
            lineStarts[line] = text.indexOf('\n', lineStarts[line - 1]) + 1;
        }
        this.covered = new boolean[text.length()];
        this.fixed = new boolean[wordStarts.length];
    }

    /** The pattern; one that holds for no other item if the library made nothing of it, or not enough. */
    static ItemPattern read(ItemWords item, Optional<ConfigNode> node) {
        var reader = new ItemPatternReader(item);
        node.ifPresent(reader::node);
        reader.others();
        return new ItemPattern(item, reader.fixed, reader.holds ? reader.steps : List.of());
    }

    private void node(ConfigNode node) {
        if (++depth > DEEPEST) {
            holds = false;
            return;
        }
        switch (node) {
            case ConfigScalar scalar -> {
                var value = scalar.text();
                if (value == null) {
                    step(ItemPacker.NOTHING, node.place(), 0, 0, 0);
                } else {
                    text(ItemPacker.SCALAR, node.place(), value);
                }
            }
            case ConfigSequence list -> {
                step(ItemPacker.SEQUENCE, node.place(), 0, 0, list.items().size());
                list.items().forEach(this::node);
            }
            case ConfigMapping mapping -> {
                step(ItemPacker.MAPPING, node.place(), 0, 0, mapping.entries().size());
                mapping.entries().forEach(entry -> {
                    text(ItemPattern.ENTRY, entry.place(), entry.key());
                    node(entry.value());
                });
            }
        }
        depth--;
    }

    /** A text that stands at a place, between quotes or without. */
    private void text(int kind, Place place, String value) {
        int at = offset(place);
        boolean quoted = at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0;
        int from = quoted ? at + 1 : at;
        int to = from + value.length();
        boolean literal = text.startsWith(value, from) && value.indexOf('\n') < 0;
        if (quoted) {
            literal &= to < text.length() && text.charAt(to) == text.charAt(at) && value.indexOf('\\') < 0;
        }
        if (!literal) {
            holds = false;
            return;
        }
        for (int i = at; i < (quoted ? to + 1 : to); i++) {
            covered[i] = true;
        }
        for (int word = 0; kind == ItemPattern.ENTRY && word < fixed.length; word++) {
            fixed[word] |= wordStarts[word] >= from && wordEnds[word] <= to;
        }
        step(kind, place, from, to, 0);
    }

    private void step(int kind, Place place, int from, int to, int size) {
        if (place.line() > lineStarts.length) {
            holds = false;
            return;
        }
        int line = place.line() - 1;
        steps.add(new ItemPattern.Step(
                kind, line, point(lineStarts[line]), point(offset(place)), point(from), point(to), size));
    }

    /** Behind the last character for what stands in no line of the item. */
    private int offset(Place place) {
        return place.line() > lineStarts.length ? text.length() : lineStarts[place.line() - 1] + place.column() - 1;
    }

    private ItemPattern.Point point(int at) {
        int words = 0;
        while (words < wordEnds.length && wordEnds[words] <= at) {
            words++;
        }
        // Within a word nothing keeps its distance.
        holds &= words == wordEnds.length || wordStarts[words] >= at;
        return new ItemPattern.Point(at, words);
    }

    /** What no text covers must be structure or a comment: no tag, say, and no literal text, which ends further down. */
    private void others() {
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                comment = false;
            } else if (!covered[i]) {
                comment |= c == '#' && text.charAt(i - 1) == ' ';
                holds &= comment || STRUCTURE.indexOf(c) >= 0;
            }
        }
    }
}
