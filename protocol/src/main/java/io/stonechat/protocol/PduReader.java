package io.stonechat.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the fields of one PDU, one after the other. */
final class PduReader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private static final int COMMAND_ID = 4;
    private static final int COMMAND_STATUS = 8;
    private static final int SEQUENCE_NUMBER = 12;

    private final byte[] buffer;
    private final int start;
    private final int end;
    private final boolean strict;
    private int at;

    /** A reader that stands after the header. */
    PduReader(byte[] buffer, int offset, int length, Reading reading) {
        this.buffer = buffer;
        this.start = offset;
        this.end = offset + length;
        this.strict = reading == Reading.STRICT;
        this.at = offset + Frames.HEADER_LENGTH;
    }

    int commandId() {
        return Frames.int32(buffer, start + COMMAND_ID);
    }

    CommandStatus commandStatus() {
        return CommandStatus.of(Frames.int32(buffer, start + COMMAND_STATUS));
    }

    int sequenceNumber() {
        return Frames.int32(buffer, start + SEQUENCE_NUMBER);
    }

    boolean isStrict() {
        return strict;
    }

    boolean atEnd() {
        return at == end;
    }

    int remaining() {
        return end - at;
    }

    int octet(Field field) {
        if (at == end) {
            throw truncated(field, 1);
        }
        return buffer[at++] & 0xFF;
    }

    int int32(Field field) {
        if (end - at < Integer.BYTES) {
            throw truncated(field, Integer.BYTES);
        }
        int value = Frames.int32(buffer, at);
        at += Integer.BYTES;
        return value;
    }

    String cString(Field field) {
        if (at < end && buffer[at] == 0) {
            at++;
            return "";
        }
        int nul = nul(buffer, at, end);
        if (nul == end) {
            throw problem(field, PduFlaw.MISSING_NUL, "text without a NUL", "a NUL before the end of the PDU");
        }
        return text(field, nul, nul + 1);
    }

    /** A text that some peers end with the PDU instead of a NUL. */
    String lastCString(Field field) {
        int nul = nul(buffer, at, end);
        return nul == end && !strict ? text(field, end, end) : cString(field);
    }

    /** Where the next NUL is, or the end; looks at eight octets at a time. */
    private static int nul(byte[] buffer, int from, int end) {
        int i = from;
        while (end - i >= Long.BYTES) {
            long octets = (long) LONGS.get(buffer, i);
            // The lowest of its bits that is set belongs to the first octet that is zero.
            long zeros = (octets - ONES) & ~octets & HIGHS;
            if (zeros != 0) {
                return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < end && buffer[i] != 0) {
            i++;
        }
        return i;
    }

    @SuppressWarnings("deprecation") // This constructor is Latin-1, and the quickest there is.
    private String text(Field field, int textEnd, int next) {
        int length = textEnd - at;
        if (strict && length >= field.maxLength()) {
            throw problem(
                    field,
                    PduFlaw.LENGTH,
                    length + " characters",
                    "at most " + (field.maxLength() - 1) + " characters");
        }
        var text = length == 0 ? "" : new String(buffer, 0, at, length);
        at = next;
        return text;
    }

    /** A time: as {@link #cString}, and in strict reading empty or of 16 characters (SMPP 3.4 §7.1.1). */
    String time(Field field) {
        if (!strict) {
            return cString(field);
        }
        int before = at;
        var time = cString(field);
        if (!time.isEmpty() && time.length() != field.maxLength() - 1) {
            at = before;
            throw problem(field, PduFlaw.LENGTH, time.length() + " characters", "none or 16 characters");
        }
        return time;
    }

    Address source(Field addressField) {
        return address(Field.SOURCE_ADDR_TON, Field.SOURCE_ADDR_NPI, addressField);
    }

    Address destination(Field addressField) {
        return address(Field.DEST_ADDR_TON, Field.DEST_ADDR_NPI, addressField);
    }

    Address address(Field tonField, Field npiField, Field addressField) {
        int ton = octet(tonField);
        int npi = octet(npiField);
        var text = cString(addressField);
        return ton == 0 && npi == 0 && text.isEmpty() ? Address.EMPTY : new Address(ton, npi, text);
    }

    /** {@code sm_length} and {@code short_message}. */
    Octets shortMessage() {
        int length = octet(Field.SM_LENGTH);
        if (length > end - at) {
            throw problem(
                    Field.SHORT_MESSAGE,
                    PduFlaw.OVERRUN,
                    "sm_length " + length,
                    "at most the " + (end - at) + " octets left");
        }
        var octets = Octets.copyOf(buffer, at, length);
        at += length;
        return octets;
    }

    /** Whether this is a negative response of which TLVs are left and nothing else. */
    boolean lacksBody() {
        return !commandStatus().isOk() && at < end && Tlvs.wellFormedEnd(buffer, at, end) == end;
    }

    /** All that is left, as TLVs. */
    Tlvs tlvs() {
        if (at == end) {
            return Tlvs.NONE;
        }
        if (strict) {
            checkTlvs();
        }
        var tlvs = Tlvs.read(buffer, at, end);
        at = end;
        return tlvs;
    }

    private void checkTlvs() {
        int from = at;
        while (end - at >= Tlvs.HEADER) {
            int tag = Frames.int16(buffer, at);
            int length = Frames.int16(buffer, at + 2);
            int left = end - at - Tlvs.HEADER;
            if (length > left) {
                throw problem(
                        Field.TLV,
                        PduFlaw.OVERRUN,
                        "%s with length %d".formatted(TlvTag.name(tag), length),
                        "at most the " + left + " octets left");
            }
            checkValue(tag, length);
            at += Tlvs.HEADER + length;
        }
        finish();
        at = from;
    }

    private void checkValue(int tag, int length) {
        var definition = TlvDefinition.of(tag).orElse(null);
        if (definition == null) {
            return;
        }
        var value = Octets.copyOf(buffer, at + Tlvs.HEADER, length);
        var flaw = definition.flaw(value).orElse(null);
        if (flaw != null) {
            var status = flaw == PduFlaw.LENGTH ? CommandStatus.ESME_RINVPARLEN : CommandStatus.ESME_RINVOPTPARAMVAL;
            var shown = flaw == PduFlaw.LENGTH ? length + " octets" : value.toHex();
            throw failure(new PduException.Problem(
                    status, flaw, at - start, definition.name(), shown, definition.describe()));
        }
    }

    /** All that is left, as it is. */
    Octets rest() {
        var rest = Octets.copyOf(buffer, at, end - at);
        at = end;
        return rest;
    }

    /** Refuses, in strict reading, what is left. */
    void finish() {
        if (strict && at < end) {
            throw problem(Field.BODY, PduFlaw.TRAILING, (end - at) + " octets too many", "the end of the PDU");
        }
    }

    PduException problem(Field field, PduFlaw flaw, String value, String limit) {
        return failure(new PduException.Problem(field.status(), flaw, at - start, field.wireName(), value, limit));
    }

    private PduException truncated(Field field, int octets) {
        return failure(new PduException.Problem(
                CommandStatus.ESME_RINVCMDLEN,
                PduFlaw.TRUNCATED,
                at - start,
                field.wireName(),
                "beyond the end of the PDU",
                octets + (octets == 1 ? " octet" : " octets")));
    }

    private PduException failure(PduException.Problem problem) {
        return new PduException(problem, commandId(), sequenceNumber());
    }
}
