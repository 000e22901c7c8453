package io.stonechat.protocol;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Rewrites a text so that more of it fits an alphabet: typographic quotes, dashes, blanks and ligatures become plain ones,
 * accents that the alphabet lacks are left out. It changes what the reader sees, so it is only done when asked for.
 */
public final class Transliteration {

    /** Each line: what all these characters become, and the characters. */
    private static final String PLAIN = """
            ' ‘’‚‛′`´ʹʻʼʽˈ
            " “”„‟″«»❝❞
            - ‐‑‒–—―−⁃˗
            * •·∙◦
            / ⁄∕
            < ‹
            > ›
            ... …
            TM ™
            (c) ©
            (r) ®
            No №
            x ×
            : ÷
            ff ﬀ
            fi ﬁ
            fl ﬂ
            OE Œ
            oe œ
            L Ł
            l ł
            D Đ
            d đð
            H Ħ
            h ħ
            i ı
            Th Þ
            th þ
            """;

    private static final Map<Integer, String> REPLACEMENTS = replacements();

    private Transliteration() {}

    private static Map<Integer, String> replacements() {
        var replacements = new HashMap<Integer, String>();
        PLAIN.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            line.substring(blank + 1)
                    .codePoints()
                    .forEach(character -> replacements.put(character, line.substring(0, blank)));
        });
        return Map.copyOf(replacements);
    }

    /**
     * The text with what the alphabet lacks replaced where there is a plain form that it has; everything else stays, also what
     * it still lacks.
     */
    public static String fit(String text, Alphabet alphabet) {
        if (alphabet.canEncode(text)) {
            return text;
        }
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var fitting = new StringBuilder(composed.length());
        composed.codePoints().forEach(character -> {
            var own = Character.toString(character);
            fitting.append(alphabet.units(character) > 0 ? own : plain(character, own, alphabet));
        });
        return fitting.toString();
    }

    private static String plain(int character, String own, Alphabet alphabet) {
        if (Character.getType(character) == Character.FORMAT) {
            return "";
        }
        if (Character.isSpaceChar(character)) {
            return " ";
        }
        var replacement = REPLACEMENTS.get(character);
        var plain = replacement != null ? replacement : withoutMarks(own);
        return !plain.isEmpty() && alphabet.canEncode(plain) ? plain : own;
    }

    private static String withoutMarks(String character) {
        var bare = new StringBuilder();
        Normalizer.normalize(character, Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
