package io.stonechat.protocol;

import java.util.Arrays;

/**
 * A growing array of octets that PDUs are written into one after the other; made to be reused. Not thread-safe.
 *
 * <p>{@link PduEncoder} appends whole frames; whoever sends them takes {@link #array()} up to {@link #length()} and then
 * calls {@link #reset()}.
 */
public final class PduBuffer {

    private static final int INITIAL_CAPACITY = 512;
    private static final int COMMAND_ID = 4;
    private static final int COMMAND_STATUS = 8;
    private static final int SEQUENCE_NUMBER = 12;

    private byte[] array;
    private int length;
    private int frameStart;

    /** An empty buffer. */
    public PduBuffer() {
        this(INITIAL_CAPACITY);
    }

    /**
     * An empty buffer with room for so many octets before it grows.
     *
     * @throws NegativeArraySizeException if the capacity is negative
     */
    public PduBuffer(int capacity) {
        array = new byte[capacity];
    }

    /** The array that holds the octets; another one after the buffer has grown. */
    public byte[] array() {
        return array;
    }

    /** How many octets are written. */
    public int length() {
        return length;
    }

    /** Forgets what is written and keeps the array. */
    public void reset() {
        length = 0;
    }

    /** Forgets what is written after a length. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** A new array of the octets written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    /** Starts a frame: the header, its length left open. */
    void begin(int commandId, int commandStatus, int sequenceNumber) {
        require(Frames.HEADER_LENGTH);
        frameStart = length;
        put32(length + COMMAND_ID, commandId);
        put32(length + COMMAND_STATUS, commandStatus);
        put32(length + SEQUENCE_NUMBER, sequenceNumber);
        length += Frames.HEADER_LENGTH;
    }

    /** Ends the frame: fills in its length. */
    void end() {
        put32(frameStart, length - frameStart);
    }

    void octet(Field field, int value) {
        if ((value & ~0xFF) != 0) {
            throw problem(field, PduFlaw.VALUE, String.valueOf(value), "0 to 255");
        }
        require(1);
        array[length++] = (byte) value;
    }

    void int32(Field field, int value) {
        require(field.maxLength());
        put32(length, value);
        length += Integer.BYTES;
    }

    /** Writes how many of something follow. */
    void count(Field field, int count, int most) {
        if (count > most) {
            throw problem(field, PduFlaw.VALUE, String.valueOf(count), "at most " + most);
        }
        octet(field, count);
    }

    void cString(Field field, String text) {
        int count = text.length();
        if (count >= field.maxLength()) {
            throw tooLong(field, count);
        }
        require(count + 1);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c == 0 || c > 0xFF) {
                throw problem(field, PduFlaw.VALUE, "U+%04X".formatted((int) c), "Latin-1 characters other than NUL");
            }
            array[length + i] = (byte) c;
        }
        array[length + count] = 0;
        length += count + 1;
    }

    /** A text of which no character is told when it is wrong. */
    void secret(Field field, String text) {
        if (text.length() < field.maxLength() && !text.chars().allMatch(c -> c > 0 && c <= 0xFF)) {
            throw problem(field, PduFlaw.VALUE, "another character", "Latin-1 characters other than NUL");
        }
        cString(field, text);
    }

    void time(Field field, String time) {
        if (!time.isEmpty() && time.length() != field.maxLength() - 1) {
            throw problem(field, PduFlaw.LENGTH, time.length() + " characters", "none or 16 characters");
        }
        cString(field, time);
    }

    void source(Field addressField, Address address) {
        address(Field.SOURCE_ADDR_TON, Field.SOURCE_ADDR_NPI, addressField, address);
    }

    void destination(Field addressField, Address address) {
        address(Field.DEST_ADDR_TON, Field.DEST_ADDR_NPI, addressField, address);
    }

    void address(Field tonField, Field npiField, Field addressField, Address address) {
        octet(tonField, address.ton());
        octet(npiField, address.npi());
        cString(addressField, address.address());
    }

    /** {@code sm_length} and {@code short_message}. */
    void shortMessage(Octets message) {
        int count = message.length();
        if (count > Field.SHORT_MESSAGE.maxLength()) {
            throw problem(
                    Field.SHORT_MESSAGE,
                    PduFlaw.LENGTH,
                    count + " octets",
                    "at most 254 octets; longer ones go into message_payload");
        }
        octet(Field.SM_LENGTH, count);
        octets(message);
    }

    void octets(Octets octets) {
        octets(octets.bytes(), octets.length());
    }

    void tlvs(Tlvs tlvs) {
        octets(tlvs.wire(), tlvs.wireLength());
    }

    private void octets(byte[] source, int count) {
        require(count);
        System.arraycopy(source, 0, array, length, count);
        length += count;
    }

    private void require(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    private void put32(int index, int value) {
        array[index] = (byte) (value >>> 24);
        array[index + 1] = (byte) (value >>> 16);
        array[index + 2] = (byte) (value >>> 8);
        array[index + 3] = (byte) value;
    }

    private PduException tooLong(Field field, int count) {
        return problem(
                field, PduFlaw.LENGTH, count + " characters", "at most " + (field.maxLength() - 1) + " characters");
    }

    private PduException problem(Field field, PduFlaw flaw, String value, String limit) {
        return new PduException(
                new PduException.Problem(field.status(), flaw, length - frameStart, field.wireName(), value, limit),
                Frames.int32(array, frameStart + COMMAND_ID),
                Frames.int32(array, frameStart + SEQUENCE_NUMBER));
    }
}
