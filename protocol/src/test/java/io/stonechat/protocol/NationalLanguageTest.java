package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * How the tables were verified: all 25 were compared, position by position, with two implementations that were typed
 * independently of each other (Android's GsmAlphabet, after V9.1.1 of the specification, and gsmcodecs, after V18.0.0). They
 * agree in all but three things, in which a third (CyberChef's, after V16.0.0) was heard too:
 *
 * <ul>
 *   <li>0x2C of the Indian and Urdu locking tables is the comma, as in the default alphabet; one of the three has an apostrophe.
 *   <li>0x24 of the Kannada locking table is DDA (U+0CA1); two of the three repeat the specification's misprint U+0CAA.
 *   <li>0x65 of the Telugu single shift table is the euro sign, as in all its siblings; one of the three leaves it out.
 * </ul>
 *
 * <p>The tests below hold what the tables have by construction, so that a slip in one of them shows.
 */
class NationalLanguageTest {

    private static final int ESCAPE = 0x1B;

    /** The Unicode block of each script that descends from Brahmi; these blocks are laid out alike. */
    private static final Map<NationalLanguage, Integer> BLOCKS = Map.of(
            NationalLanguage.BENGALI, 0x0980,
            NationalLanguage.GUJARATI, 0x0A80,
            NationalLanguage.HINDI, 0x0900,
            NationalLanguage.KANNADA, 0x0C80,
            NationalLanguage.MALAYALAM, 0x0D00,
            NationalLanguage.ORIYA, 0x0B00,
            NationalLanguage.PUNJABI, 0x0A00,
            NationalLanguage.TAMIL, 0x0B80,
            NationalLanguage.TELUGU, 0x0C00);

    // Counted in the two implementations named above, not here.
    @ParameterizedTest
    @CsvSource({
        "TURKISH,    1, 127, 17",
        "SPANISH,    2,   0, 19",
        "PORTUGUESE, 3, 127, 37",
        "BENGALI,    4, 114, 80",
        "GUJARATI,   5, 120, 68",
        "HINDI,      6, 127, 86",
        "KANNADA,    7, 120, 71",
        "MALAYALAM,  8, 120, 80",
        "ORIYA,      9, 116, 73",
        "PUNJABI,   10, 110, 74",
        "TAMIL,     11, 102, 75",
        "TELUGU,    12, 120, 76",
        "URDU,      13, 127, 88"
    })
    void a_language_has_the_code_and_the_number_of_characters_of_the_specification(
            NationalLanguage language, int code, int locking, int single) {
        assertThat(language.code()).isEqualTo(code);
        assertThat(NationalLanguage.of(code)).contains(language);
        assertThat(language.lockingShift().map(SeptetTable::size).orElse(0)).isEqualTo(locking);
        assertThat(language.singleShift().size()).isEqualTo(single);
    }

    @Test
    void a_reserved_code_names_no_language() {
        assertThat(NationalLanguage.of(0)).isEmpty();
        assertThat(NationalLanguage.of(14)).isEmpty();
        assertThat(NationalLanguage.of(-1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_character_comes_back_from_its_septet(NationalLanguage language) {
        comesBack(language.singleShift());
        language.lockingShift().ifPresent(NationalLanguageTest::comesBack);
    }

    private static void comesBack(SeptetTable table) {
        for (int septet = 0; septet < 128; septet++) {
            char character = table.charAt(septet);
            if (character != SeptetTable.UNASSIGNED) {
                assertThat(table.charAt(table.septetOf(character))).isEqualTo(character);
                assertThat(table.septetOf(character)).isLessThanOrEqualTo(septet);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_escape_stands_for_no_character(NationalLanguage language) {
        assertThat(language.singleShift().charAt(ESCAPE)).isEqualTo(SeptetTable.UNASSIGNED);
        language.lockingShift()
                .ifPresent(table -> assertThat(table.charAt(ESCAPE)).isEqualTo(SeptetTable.UNASSIGNED));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SPANISH")
    void a_locking_table_keeps_line_ends_digits_and_small_letters_in_place(NationalLanguage language) {
        SeptetTable table = language.lockingShift().orElseThrow();
        for (char kept : "\n\r !,.0123456789:;?abcdefghijklmnopqrstuvwxyz".toCharArray()) {
            assertThat(table.septetOf(kept)).as("U+%04X", (int) kept).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TURKISH", "SPANISH", "PORTUGUESE"})
    void the_brackets_have_changed_places_in_the_tables_of_the_subcontinent(NationalLanguage language) {
        SeptetTable table = language.lockingShift().orElseThrow();
        assertThat(table.charAt(0x28)).isEqualTo(')');
        assertThat(table.charAt(0x29)).isEqualTo('(');
    }

    @ParameterizedTest
    @EnumSource
    void a_single_shift_table_keeps_the_signs_of_the_default_extension_in_place(NationalLanguage language) {
        SeptetTable table = language.singleShift();
        Map.of('^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2F, '[', 0x3C, '~', 0x3D, ']', 0x3E, '|', 0x40, '€', 0x65)
                .forEach((character, septet) -> assertThat(table.charAt(septet)).isEqualTo(character.charValue()));
        assertThat(table.charAt(0x0A)).as("page break").isIn('\f', SeptetTable.UNASSIGNED);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TURKISH", "SPANISH", "PORTUGUESE", "URDU"})
    void indian_locking_tables_are_the_hindi_one_moved_to_another_block(NationalLanguage language) {
        SeptetTable hindi = NationalLanguage.HINDI.lockingShift().orElseThrow();
        SeptetTable table = language.lockingShift().orElseThrow();
        int moved = block(language) - block(NationalLanguage.HINDI);
        // The last two columns hold Latin letters and what is particular to the language.
        for (int septet = 0; septet < 0x60; septet++) {
            char character = table.charAt(septet);
            if (character != SeptetTable.UNASSIGNED) {
                int expected = character < 0x80 ? hindi.charAt(septet) : hindi.charAt(septet) + moved;
                assertThat((int) character).as("septet 0x%02X", septet).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BENGALI,   09E6, 0x19", "GUJARATI,  0AE6, 0x1C", "HINDI,     0966, 0x1C", "KANNADA,   0CE6, 0x1C",
        "MALAYALAM, 0D66, 0x1C", "ORIYA,     0B66, 0x1C", "PUNJABI,   0A66, 0x1C", "TAMIL,     0BE6, 0x1C",
        "TELUGU,    0C66, 0x1C", "URDU,      06F0, 0x1C"
    })
    void the_ten_digits_of_the_script_follow_each_other_in_the_single_shift_table(
            NationalLanguage language, String zero, int first) {
        String digits = IntStream.range(first, 0x28)
                .filter(septet -> septet != ESCAPE)
                .limit(10)
                .mapToObj(septet -> String.valueOf(language.singleShift().charAt(septet)))
                .reduce("", String::concat);

        int start = Integer.parseInt(zero, 16);
        assertThat(digits.chars().toArray())
                .isEqualTo(IntStream.range(start, start + 10).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "TURKISH,    ığşİç€, 070c1d406004",
        "PORTUGUESE, ãõÁÇ∞`, 7b7c0e13157d",
        "BENGALI,    বাংলা,   4050014650",
        "HINDI,      नमस्ते,   2f424c5f2759",
        "TAMIL,      தமிழ்,   274251485f",
        "TELUGU,     తెలుగు,  275846531753",
        "URDU,       اردو,    00251a53"
    })
    void words_have_the_septets_of_the_locking_table(NationalLanguage language, String word, String septets) {
        SeptetTable table = language.lockingShift().orElseThrow();
        byte[] encoded = new byte[word.length()];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (byte) table.septetOf(word.charAt(i));
        }
        assertThat(Octets.of(encoded).toHex()).isEqualTo(septets);
    }

    @ParameterizedTest
    @CsvSource({"TURKISH, Ş, 0x53", "TURKISH, ı, 0x69", "SPANISH, á, 0x61", "SPANISH, Ñ, -1", "PORTUGUESE, Ê, 0x1F"})
    void accented_letters_stand_behind_the_escape(NationalLanguage language, char letter, int septet) {
        assertThat(language.singleShift().septetOf(letter)).isEqualTo(septet);
    }

    @Test
    void a_sign_that_stands_twice_is_written_the_first_way() {
        SeptetTable table = NationalLanguage.HINDI.singleShift();
        assertThat(table.charAt(0x0B)).isEqualTo('*');
        assertThat(table.charAt(0x18)).isEqualTo('*');
        assertThat(table.septetOf('*')).isEqualTo(0x0B);
    }

    @Test
    void a_septet_above_127_is_refused() {
        SeptetTable table = NationalLanguage.URDU.singleShift();
        assertThatThrownBy(() -> table.charAt(128)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static int block(NationalLanguage language) {
        return BLOCKS.getOrDefault(language, 0);
    }
}
