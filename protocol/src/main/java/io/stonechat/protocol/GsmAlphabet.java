package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The GSM 7-bit alphabet, each septet in an octet of its own as SMPP usually carries it (3GPP TS 23.038 §6.2.1), with the
 * default tables or with those of a national language. {@link SeptetPacking} packs the septets where that is wanted.
 */
public final class GsmAlphabet implements Alphabet {

    private final GsmTable table;
    private final Optional<NationalLanguage> lockingShift;
    private final Optional<NationalLanguage> singleShift;
    private final List<InformationElement> headers;

    GsmAlphabet(Optional<NationalLanguage> lockingShift, Optional<NationalLanguage> singleShift) {
        this.table = new GsmTable(
                lockingShift.flatMap(NationalLanguage::lockingShift).orElse(DefaultTables.ALPHABET),
                singleShift.map(NationalLanguage::singleShift).orElse(DefaultTables.EXTENSION));
        this.lockingShift = lockingShift;
        this.singleShift = singleShift;
        var elements = new ArrayList<InformationElement>();
        singleShift.ifPresent(
                language -> elements.add(element(InformationElement.NATIONAL_LANGUAGE_SINGLE_SHIFT, language)));
        lockingShift.ifPresent(
                language -> elements.add(element(InformationElement.NATIONAL_LANGUAGE_LOCKING_SHIFT, language)));
        this.headers = List.copyOf(elements);
    }

    private static InformationElement element(int id, NationalLanguage language) {
        return new InformationElement(id, Octets.of((byte) language.code()));
    }

    /** The language whose table stands in for the basic one, if any. */
    public Optional<NationalLanguage> lockingShift() {
        return lockingShift;
    }

    /** The language whose table stands in for the extension table, if any. */
    public Optional<NationalLanguage> singleShift() {
        return singleShift;
    }

    @Override
    public String name() {
        if (headers.isEmpty()) {
            return "GSM 7-bit";
        }
        var shifts = new ArrayList<String>();
        lockingShift.ifPresent(language -> shifts.add(language + " locking shift"));
        singleShift.ifPresent(language -> shifts.add(language + " single shift"));
        return "GSM 7-bit with " + String.join(" and ", shifts);
    }

    @Override
    public int dataCoding() {
        return 0;
    }

    @Override
    public int bitsPerUnit() {
        return 7;
    }

    @Override
    public int units(int codePoint) {
        return table.units(codePoint);
    }

    @Override
    public Octets encode(String text) {
        var octets = table.encode(text);
        if (octets == null) {
            throw missing(text, firstMissing(text));
        }
        return Octets.wrap(octets);
    }

    /**
     * The text the septets mean. An octet above 0x7F is U+FFFD, an escape at the very end is dropped, an escaped septet that
     * the extension table lacks is read by the basic table (3GPP TS 23.038 §6.2.1.1).
     */
    @Override
    public String decode(Octets octets) {
        return table.decode(octets.bytes());
    }

    @Override
    public List<InformationElement> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return name();
    }
}
