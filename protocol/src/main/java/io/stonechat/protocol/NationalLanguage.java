package io.stonechat.protocol;

import java.util.Locale;
import java.util.Optional;

/**
 * A language with tables of its own for 7-bit messages (3GPP TS 23.038 §6.2.1.2, annex A).
 *
 * <p>A message names it in its user data header: information element 0x25 changes the whole alphabet (locking shift), 0x24
 * what stands behind an escape (single shift); each has one octet, the {@linkplain #code() code} (3GPP TS 23.040
 * §9.2.3.24.15, §9.2.3.24.16). Either may stand alone, and they may name different languages.
 */
@SuppressWarnings("ImmutableEnumChecker") // a table does not change once it has been read
public enum NationalLanguage {
    /** Turkish. */
    TURKISH(1, LockingShiftTables.TURKISH, SingleShiftTables.TURKISH),
    /** Spanish: without a locking shift table. */
    SPANISH(2, "", SingleShiftTables.SPANISH),
    /** Portuguese. */
    PORTUGUESE(3, LockingShiftTables.PORTUGUESE, SingleShiftTables.PORTUGUESE),
    /** Bengali and Assamese. */
    BENGALI(4, LockingShiftTables.BENGALI, SingleShiftTables.BENGALI),
    /** Gujarati. */
    GUJARATI(5, LockingShiftTables.GUJARATI, SingleShiftTables.GUJARATI),
    /** Hindi. */
    HINDI(6, LockingShiftTables.HINDI, SingleShiftTables.HINDI),
    /** Kannada. */
    KANNADA(7, LockingShiftTables.KANNADA, SingleShiftTables.KANNADA),
    /** Malayalam. */
    MALAYALAM(8, LockingShiftTables.MALAYALAM, SingleShiftTables.MALAYALAM),
    /** Oriya. */
    ORIYA(9, LockingShiftTables.ORIYA, SingleShiftTables.ORIYA),
    /** Punjabi, in Gurmukhi letters. */
    PUNJABI(10, LockingShiftTables.PUNJABI, SingleShiftTables.PUNJABI),
    /** Tamil. */
    TAMIL(11, LockingShiftTables.TAMIL, SingleShiftTables.TAMIL),
    /** Telugu. */
    TELUGU(12, LockingShiftTables.TELUGU, SingleShiftTables.TELUGU),
    /** Urdu. */
    URDU(13, LockingShiftTables.URDU, SingleShiftTables.URDU);

    private static final NationalLanguage[] BY_CODE = values();

    private final int code;
    private final Optional<SeptetTable> lockingShift;
    private final SeptetTable singleShift;

    NationalLanguage(int code, String lockingShift, String singleShift) {
        this.code = code;
        this.lockingShift =
                Optional.of(lockingShift).filter(table -> !table.isEmpty()).map(SeptetTable::of);
        this.singleShift = SeptetTable.of(singleShift);
    }

    /** The language with this code, if it is one of 1 to 13. */
    public static Optional<NationalLanguage> of(int code) {
        return code >= 1 && code <= BY_CODE.length ? Optional.of(BY_CODE[code - 1]) : Optional.empty();
    }

    /** The national language identifier, 1 to 13 (3GPP TS 23.038 §6.2.1.2.4). */
    public int code() {
        return code;
    }

    /** The table that replaces the GSM 7-bit default alphabet; none for Spanish (annex A.3). */
    public Optional<SeptetTable> lockingShift() {
        return lockingShift;
    }

    /** The table that replaces the default alphabet's extension table (annex A.2). */
    public SeptetTable singleShift() {
        return singleShift;
    }

    /** The name of the language in English. */
    @Override
    public String toString() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
