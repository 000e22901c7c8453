package io.stonechat.app;

/** Text in quotation marks, so that it can be seen where it ends and nothing in it reaches the terminal's controls. */
final class Quoted {

    private Quoted() {}

    /** The text in quotation marks; controls and the like are escaped as in Java. */
    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('"').toString();
    }

    /** The text as it is but for controls and the like, which are escaped as in Java. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isPlain(character)) {
                plain.appendCodePoint(character);
            } else {
                plain.append("\\u").append("%04x".formatted(character));
            }
        });
        return plain.toString();
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '"', '\\' -> quoted.append('\\').appendCodePoint(character);
            default -> {
                if (isPlain(character)) {
                    quoted.appendCodePoint(character);
                } else {
                    quoted.append("\\u").append("%04x".formatted(character));
                }
            }
        }
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> character == 0x200D || character == 0x200C;
            default -> true;
        };
    }
}
