package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.Optional;

/** The alphabets of SMPP (SMPP 3.4 §5.2.19) and 3GPP TS 23.038. */
public final class Alphabets {

    /** The GSM 7-bit default alphabet with its extension table, one septet an octet; {@code data_coding} 0. */
    public static final GsmAlphabet GSM_7BIT = new GsmAlphabet(Optional.empty(), Optional.empty());

    /** ASCII (IA5, ITU-T T.50); {@code data_coding} 1. */
    public static final Alphabet ASCII = new CharsetAlphabet("ASCII", DataCoding.ASCII, US_ASCII);

    /** Latin 1 (ISO-8859-1); {@code data_coding} 3. */
    public static final Alphabet LATIN_1 = new CharsetAlphabet("Latin-1", DataCoding.LATIN_1, ISO_8859_1);

    /** Japanese (JIS X 0208, as Shift_JIS); {@code data_coding} 5. */
    public static final Alphabet JIS = charset("JIS", DataCoding.JIS, "Shift_JIS");

    /** Latin and Cyrillic (ISO-8859-5); {@code data_coding} 6. */
    public static final Alphabet CYRILLIC = charset("Latin/Cyrillic", DataCoding.CYRILLIC, "ISO-8859-5");

    /** Latin and Hebrew (ISO-8859-8); {@code data_coding} 7. */
    public static final Alphabet HEBREW = charset("Latin/Hebrew", DataCoding.HEBREW, "ISO-8859-8");

    /** UCS-2, in truth UTF-16BE; {@code data_coding} 8. */
    public static final Alphabet UCS_2 = new Ucs2Alphabet();

    /** Japanese music codes (ISO-2022-JP); {@code data_coding} 10. */
    public static final Alphabet ISO_2022_JP = charset("ISO-2022-JP", DataCoding.ISO_2022_JP, "ISO-2022-JP");

    /** Japanese with the extended Kanji (JIS X 0212, as EUC-JP); {@code data_coding} 13. */
    public static final Alphabet EXTENDED_KANJI =
            charset("Extended Kanji JIS", DataCoding.EXTENDED_KANJI_JIS, "EUC-JP");

    /** Korean (KS C 5601, as EUC-KR); {@code data_coding} 14. */
    public static final Alphabet KS_C_5601 = charset("KS C 5601", DataCoding.KS_C_5601, "EUC-KR");

    private Alphabets() {}

    private static Alphabet charset(String name, int dataCoding, String charset) {
        return new CharsetAlphabet(name, dataCoding, Charset.forName(charset));
    }

    /** The GSM 7-bit alphabet with a language's table in place of the extension table. */
    public static GsmAlphabet gsmSingleShift(NationalLanguage language) {
        return NationalAlphabets.of(Optional.empty(), Optional.of(language));
    }

    /**
     * The GSM 7-bit alphabet with a language's tables in place of the basic table and, unless it shall stay, the extension
     * table.
     *
     * @throws IllegalArgumentException if the language has no locking shift table, as Spanish
     */
    public static GsmAlphabet gsmLockingShift(NationalLanguage language, boolean singleShiftToo) {
        if (language.lockingShift().isEmpty()) {
            throw new IllegalArgumentException(
                    language + " has no locking shift table (3GPP TS 23.038 annex A.3), only a single shift one");
        }
        return NationalAlphabets.of(Optional.of(language), singleShiftToo ? Optional.of(language) : Optional.empty());
    }

    /** The GSM 7-bit alphabet a user data header asks for; languages it does not name, or nobody knows, are left out. */
    public static GsmAlphabet gsm(Udh udh) {
        return NationalAlphabets.of(
                udh.lockingShift().filter(language -> language.lockingShift().isPresent()), udh.singleShift());
    }
}
