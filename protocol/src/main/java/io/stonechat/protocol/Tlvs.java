package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The optional parameters of a PDU, immutable, in the order of the wire and with repeats (SMPP 3.4 §5.3).
 *
 * <p>Unknown and vendor TLVs are kept like all others. Of a peer whose last TLVs are broken (a length beyond the end of the
 * PDU, padding, a stray NUL) everything before is here, and the rest is kept raw in {@link #malformed()}.
 */
public final class Tlvs implements Iterable<Tlv> {

    /** No optional parameters. */
    public static final Tlvs NONE = new Tlvs(new byte[0], 0);

    static final int HEADER = 4;

    // The TLVs as they stand on the wire, and from `end` on what could not be read as TLVs.
    private final byte[] wire;
    private final int end;

    private Tlvs(byte[] wire, int end) {
        this.wire = wire;
        this.end = end;
    }

    /** These TLVs, in this order. */
    public static Tlvs of(Tlv... tlvs) {
        return of(Arrays.asList(tlvs));
    }

    /** These TLVs, in this order. */
    public static Tlvs of(Iterable<Tlv> tlvs) {
        int length = 0;
        for (var tlv : tlvs) {
            length += HEADER + tlv.value().length();
        }
        if (length == 0) {
            return NONE;
        }
        var wire = new byte[length];
        int at = 0;
        for (var tlv : tlvs) {
            at = put(wire, at, tlv);
        }
        return new Tlvs(wire, length);
    }

    private static int put(byte[] wire, int at, Tlv tlv) {
        var value = tlv.value().bytes();
        wire[at] = (byte) (tlv.tag() >>> 8);
        wire[at + 1] = (byte) tlv.tag();
        wire[at + 2] = (byte) (value.length >>> 8);
        wire[at + 3] = (byte) value.length;
        System.arraycopy(value, 0, wire, at + HEADER, value.length);
        return at + HEADER + value.length;
    }

    /** Reads what stands between two indexes of a frame; never fails, the rest is {@link #malformed()}. */
    static Tlvs read(byte[] frame, int from, int to) {
        int end = wellFormedEnd(frame, from, to);
        int start = from;
        // Some peers end short_message with a NUL that sm_length does not count.
        if (end < to && from + 1 < to && frame[from] == 0 && wellFormedEnd(frame, from + 1, to) == to) {
            start = from + 1;
            end = to;
        }
        return new Tlvs(Arrays.copyOfRange(frame, start, to), end - start);
    }

    /** Where the last TLV that lies within the bounds ends. */
    static int wellFormedEnd(byte[] frame, int from, int to) {
        int at = from;
        while (to - at >= HEADER) {
            int next = at + HEADER + Frames.int16(frame, at + 2);
            if (next > to) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return end == 0;
    }

    /** What followed the last TLV that could be read: raw octets, empty when all was well. Never written again. */
    public Octets malformed() {
        return Octets.copyOf(wire, end, wire.length - end);
    }

    /** The value of the first TLV with this tag. */
    public Optional<Octets> find(int tag) {
        int at = indexOf(tag);
        return at < 0 ? Optional.empty() : Optional.of(valueAt(at));
    }

    /** The values of all TLVs with this tag, in their order. */
    public List<Octets> all(int tag) {
        var values = new ArrayList<Octets>();
        for (var tlv : this) {
            if (tlv.tag() == tag) {
                values.add(tlv.value());
            }
        }
        return List.copyOf(values);
    }

    /** Whether there is a TLV with this tag. */
    public boolean contains(int tag) {
        return indexOf(tag) >= 0;
    }

    /**
     * The value of the first TLV with this tag as an unsigned big-endian number, whatever width the peer gave it; empty if
     * there is none, or it has no octets, or its value does not fit an {@code int}. Four octets are their raw bits.
     */
    public OptionalInt integer(int tag) {
        int at = indexOf(tag);
        int length = at < 0 ? 0 : Frames.int16(wire, at + 2);
        if (length == 0 || length > Integer.BYTES) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (wire[at + HEADER + i] & 0xFF);
        }
        return OptionalInt.of(value);
    }

    /** The value of the first TLV with this tag as Latin-1 text up to its first NUL or its end. */
    public Optional<String> text(int tag) {
        return find(tag).map(value -> new Tlv(tag, value).text());
    }

    /** These TLVs and one more at the end; the malformed rest is left out. */
    public Tlvs with(Tlv tlv) {
        var longer = Arrays.copyOf(wire, end + HEADER + tlv.value().length());
        // What stood from `end` on is overwritten, since put fills all the rest.
        put(longer, end, tlv);
        return new Tlvs(longer, longer.length);
    }

    /** These TLVs with this one in place of all with the same tag, at the end. */
    public Tlvs replacing(Tlv tlv) {
        return without(tlv.tag()).with(tlv);
    }

    /** These TLVs but for those with this tag; the malformed rest is left out. */
    public Tlvs without(int tag) {
        var rest = new ArrayList<Tlv>();
        for (var tlv : this) {
            if (tlv.tag() != tag) {
                rest.add(tlv);
            }
        }
        return of(rest);
    }

    /** How many octets the TLVs take on the wire. */
    int wireLength() {
        return end;
    }

    /** The octets of the wire; whoever gets them must not change them. */
    byte[] wire() {
        return wire;
    }

    private int indexOf(int tag) {
        for (int at = 0; at < end; at += HEADER + Frames.int16(wire, at + 2)) {
            if (Frames.int16(wire, at) == tag) {
                return at;
            }
        }
        return -1;
    }

    private Octets valueAt(int at) {
        return Octets.copyOf(wire, at + HEADER, Frames.int16(wire, at + 2));
    }

    /** The TLVs in the order of the wire. */
    @Override
    public Iterator<Tlv> iterator() {
        return new Iterator<>() {

            private int at;

            @Override
            public boolean hasNext() {
                return at < end;
            }

            @Override
            public Tlv next() {
                if (at >= end) {
                    throw new NoSuchElementException();
                }
                var tlv = new Tlv(Frames.int16(wire, at), valueAt(at));
                at += HEADER + tlv.value().length();
                return tlv;
            }
        };
    }

    /** Whether both have the same TLVs in the same order, and the same malformed rest. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tlvs that && end == that.end && Arrays.equals(wire, that.wire);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(wire);
    }

    /** The TLVs by name, values in hexadecimal. */
    @Override
    public String toString() {
        var text = new StringBuilder("[");
        for (var tlv : this) {
            text.append(text.length() > 1 ? ", " : "").append(tlv);
        }
        if (end < wire.length) {
            text.append(text.length() > 1 ? ", " : "").append("malformed=").append(malformed());
        }
        return text.append(']').toString();
    }
}
