package io.stonechat.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Text of short messages: choosing an alphabet, and reading what came. */
public final class Text {

    private static final List<Alphabet> USUAL = List.of(Alphabets.GSM_7BIT, Alphabets.UCS_2);

    private Text() {}

    /** The text in GSM 7-bit if that has all its characters, else in UCS-2: what every handset reads. */
    public static EncodedText best(String text) {
        return best(text, USUAL);
    }

    /**
     * The text in the alphabet among these with which it takes the fewest segments; of equals the first.
     *
     * @throws IllegalArgumentException if none of them has all its characters
     */
    public static EncodedText best(String text, List<? extends Alphabet> candidates) {
        var best = alphabet(text, candidates);
        return new EncodedText(best, best.encode(text), reason(best, text, candidates));
    }

    /** The alphabet that {@link #best(String)} finds. */
    static Alphabet alphabet(String text) {
        return alphabet(text, USUAL);
    }

    private static Alphabet alphabet(String text, List<? extends Alphabet> candidates) {
        return candidates.stream()
                .filter(alphabet -> alphabet.canEncode(text))
                .min(Comparator.comparingInt(
                        alphabet -> TextCount.of(text, alphabet).segments()))
                .orElseThrow(() -> new IllegalArgumentException("no alphabet fits: " + missing(text, candidates)));
    }

    private static String reason(Alphabet best, String text, List<? extends Alphabet> candidates) {
        var missing = missing(text, candidates);
        if (!missing.isEmpty()) {
            return best.name() + ", since " + missing;
        }
        int segments = TextCount.of(text, best).segments();
        return best.name() + " has all characters and takes "
                + (segments == 1 ? "one segment" : segments + " segments");
    }

    /** What those that do not fit lack, the first character of each. */
    private static String missing(String text, List<? extends Alphabet> candidates) {
        return candidates.stream()
                .filter(alphabet -> !alphabet.canEncode(text))
                .map(alphabet ->
                        alphabet.missing(text, alphabet.firstMissing(text)).getMessage())
                .collect(Collectors.joining("; "));
    }

    /**
     * The text of a message body without a user data header.
     *
     * @param dataCoding how it is encoded; octets and reserved codings are read as Latin-1
     * @param octets the body
     */
    public static String decode(int dataCoding, Octets octets) {
        return new DataCoding(dataCoding).alphabet().orElse(Alphabets.LATIN_1).decode(octets);
    }

    /** The text of a message: its body after the user data header, by its {@code data_coding} and national tables. */
    public static String of(MessageRequest message) {
        var userData = UserData.of(message);
        return userData.alphabet(message.dataCoding()).decode(userData.text());
    }
}
