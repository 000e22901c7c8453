package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.UTF_16BE;

/** UCS-2, in truth UTF-16 with the more significant octet first: it has every character (3GPP TS 23.038 §6.2.3). */
final class Ucs2Alphabet implements Alphabet {

    @Override
    public String name() {
        return "UCS-2";
    }

    @Override
    public int dataCoding() {
        return DataCoding.UCS_2;
    }

    @Override
    public int bitsPerUnit() {
        return 16;
    }

    @Override
    public int units(int codePoint) {
        return Character.charCount(codePoint);
    }

    /** The text; half a surrogate pair becomes U+FFFD. */
    @Override
    public Octets encode(String text) {
        return Octets.wrap(text.getBytes(UTF_16BE));
    }

    @Override
    public String decode(Octets octets) {
        return new String(octets.bytes(), UTF_16BE);
    }

    @Override
    public String toString() {
        return name();
    }
}
