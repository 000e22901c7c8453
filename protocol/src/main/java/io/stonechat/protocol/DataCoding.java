package io.stonechat.protocol;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code data_coding} says about a message: its alphabet, its class, its message waiting indication, its compression.
 *
 * <p>0 to 14 are SMPP's own values (SMPP 3.4 §5.2.19); from 16 on the groups of 3GPP TS 23.038 §4 apply.
 *
 * @param value the octet, 0 to 255
 */
public record DataCoding(int value) {

    /** The centre's default alphabet, nearly always GSM 7-bit. */
    public static final int DEFAULT = 0;

    /** ASCII (IA5). */
    public static final int ASCII = 1;

    /** Octets. */
    public static final int BINARY_ALIAS = 2;

    /** Latin 1 (ISO-8859-1). */
    public static final int LATIN_1 = 3;

    /** Octets. */
    public static final int BINARY = 4;

    /** JIS (X 0208-1990). */
    public static final int JIS = 5;

    /** Latin and Cyrillic (ISO-8859-5). */
    public static final int CYRILLIC = 6;

    /** Latin and Hebrew (ISO-8859-8). */
    public static final int HEBREW = 7;

    /** UCS-2. */
    public static final int UCS_2 = 8;

    /** Pictograms. */
    public static final int PICTOGRAM = 9;

    /** Music codes (ISO-2022-JP). */
    public static final int ISO_2022_JP = 10;

    /** Extended Kanji JIS (X 0212-1990). */
    public static final int EXTENDED_KANJI_JIS = 13;

    /** KS C 5601. */
    public static final int KS_C_5601 = 14;

    private static final int GENERAL_GROUPS = 0x10;
    private static final int MWI_DISCARD = 0xC0;
    private static final int MWI_STORE = 0xD0;
    private static final int MWI_STORE_UCS_2 = 0xE0;
    private static final int CLASS_GROUP = 0xF0;

    /** What a message waiting indication tells (3GPP TS 23.038 §4). */
    public enum Waiting {
        /** Voice mail. */
        VOICEMAIL,
        /** A fax. */
        FAX,
        /** Electronic mail. */
        EMAIL,
        /** Something else. */
        OTHER
    }

    /** The alphabet, as far as the value tells; empty for octets, pictograms, compressed text and reserved values. */
    public Optional<Alphabet> alphabet() {
        if (value < GENERAL_GROUPS) {
            return smppAlphabet();
        }
        if (isCompressed()) {
            return Optional.empty();
        }
        return switch (value & 0xF0) {
            case MWI_DISCARD, MWI_STORE -> Optional.of(Alphabets.GSM_7BIT);
            case MWI_STORE_UCS_2 -> Optional.of(Alphabets.UCS_2);
            case CLASS_GROUP -> (value & 0x04) == 0 ? Optional.of(Alphabets.GSM_7BIT) : Optional.empty();
            default -> isGeneral() ? generalAlphabet() : Optional.empty();
        };
    }

    private Optional<Alphabet> smppAlphabet() {
        return Optional.ofNullable(
                switch (value) {
                    case DEFAULT -> Alphabets.GSM_7BIT;
                    case ASCII -> Alphabets.ASCII;
                    case LATIN_1 -> Alphabets.LATIN_1;
                    case JIS -> Alphabets.JIS;
                    case CYRILLIC -> Alphabets.CYRILLIC;
                    case HEBREW -> Alphabets.HEBREW;
                    case UCS_2 -> Alphabets.UCS_2;
                    case ISO_2022_JP -> Alphabets.ISO_2022_JP;
                    case EXTENDED_KANJI_JIS -> Alphabets.EXTENDED_KANJI;
                    case KS_C_5601 -> Alphabets.KS_C_5601;
                    default -> null;
                });
    }

    private Optional<Alphabet> generalAlphabet() {
        return Optional.ofNullable(
                switch (value >> 2 & 0x03) {
                    case 0 -> Alphabets.GSM_7BIT;
                    case 2 -> Alphabets.UCS_2;
                    default -> null;
                });
    }

    /** Whether the text is UCS-2. */
    public boolean isUcs2() {
        return alphabet().filter(Alphabets.UCS_2::equals).isPresent();
    }

    /** The message class, 0 (shown at once, a flash message) to 3, if the value tells one. */
    public OptionalInt messageClass() {
        boolean told = (isGeneral() && (value & 0x10) != 0) || (value & 0xF0) == CLASS_GROUP;
        return told ? OptionalInt.of(value & 0x03) : OptionalInt.empty();
    }

    /** Whether the text is compressed (3GPP TS 23.042), which nobody does. */
    public boolean isCompressed() {
        return isGeneral() && (value & 0x20) != 0;
    }

    /** What is waiting, if the value is a message waiting indication. */
    public Optional<Waiting> waiting() {
        return isWaiting() ? Optional.of(Waiting.values()[value & 0x03]) : Optional.empty();
    }

    /** Whether the message waiting indication is switched on, not off. */
    public boolean isWaitingActive() {
        return isWaiting() && (value & 0x08) != 0;
    }

    /** Whether only the message waiting indication counts, and the text may be discarded. */
    public boolean isDiscardable() {
        return (value & 0xF0) == MWI_DISCARD;
    }

    private boolean isWaiting() {
        int group = value & 0xF0;
        return group == MWI_DISCARD || group == MWI_STORE || group == MWI_STORE_UCS_2;
    }

    /** TS 23.038 has groups 0x00 to 0x7F alike; of these SMPP has taken the first sixteen values for itself. */
    private boolean isGeneral() {
        return value >= GENERAL_GROUPS && value < 0x80;
    }
}
