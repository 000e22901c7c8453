package io.stonechat.app;

import java.util.ArrayList;
import java.util.List;

/** A line with lines below it, drawn as a tree. */
final class TreeText {

    private static final int OFFSET_WIDTH = 5;
    private static final int NAME_WIDTH = 26;
    private static final int NO_OFFSET = -1;

    private final int offset;
    private final String line;
    private final List<TreeText> children = new ArrayList<>();

    private TreeText(int offset, String line) {
        this.offset = offset;
        this.line = line;
    }

    /** A tree of one line. */
    static TreeText of(String line) {
        return new TreeText(NO_OFFSET, line);
    }

    /** Adds a line for something that stands at an offset, and returns it. */
    TreeText add(int at, String name, String value) {
        TreeText child = new TreeText(at, padded(name) + value);
        children.add(child);
        return child;
    }

    /** Adds a line, and returns it. */
    TreeText add(String name, String value) {
        return add(NO_OFFSET, name, value);
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    /** All lines, each with its end. */
    String render() {
        StringBuilder text = new StringBuilder(line).append('\n');
        children(text, "");
        return text.toString();
    }

    private void children(StringBuilder text, String indent) {
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            TreeText child = children.get(i);
            String at = child.offset < 0 ? "" : String.valueOf(child.offset);
            text.append(" ".repeat(OFFSET_WIDTH - Math.min(OFFSET_WIDTH, at.length())))
                    .append(at)
                    .append("  ")
                    .append(indent)
                    .append(last ? "└─ " : "├─ ")
                    .append(child.line.stripTrailing())
                    .append('\n');
            child.children(text, indent + (last ? "   " : "│  "));
        }
    }
}
