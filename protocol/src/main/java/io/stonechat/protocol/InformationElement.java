package io.stonechat.protocol;

/**
 * One element of a user data header (3GPP TS 23.040 §9.2.3.24).
 *
 * @param id the identifier, 0 to 255; {@link #name()} has its meaning
 * @param data the element's data, at most 255 octets
 */
public record InformationElement(int id, Octets data) {

    /** Concatenated short messages with an 8-bit reference. */
    public static final int CONCATENATION_8 = 0x00;

    /** Special message indication. */
    public static final int SPECIAL_MESSAGE = 0x01;

    /** Application ports of 8 bits. */
    public static final int PORTS_8 = 0x04;

    /** Application ports of 16 bits. */
    public static final int PORTS_16 = 0x05;

    /** Concatenated short messages with a 16-bit reference. */
    public static final int CONCATENATION_16 = 0x08;

    /** National language single shift. */
    public static final int NATIONAL_LANGUAGE_SINGLE_SHIFT = 0x24;

    /** National language locking shift. */
    public static final int NATIONAL_LANGUAGE_LOCKING_SHIFT = 0x25;

    /**
     * Checks that identifier and length fit an octet each.
     *
     * @throws IllegalArgumentException if the identifier is not 0 to 255 or the data is longer than 255 octets
     */
    public InformationElement {
        if (id < 0 || id > 0xFF) {
            throw new IllegalArgumentException("information element identifier " + id + " is not 0 to 255");
        }
        if (data.length() > 0xFF) {
            throw new IllegalArgumentException(
                    "information element 0x%02x has %d octets, at most 255 fit".formatted(id, data.length()));
        }
    }

    /** The meaning of the identifier, a short phrase (3GPP TS 23.040 §9.2.3.24). */
    public String name() {
        return switch (id) {
            case CONCATENATION_8 -> "concatenated short messages, 8-bit reference";
            case SPECIAL_MESSAGE -> "special message indication";
            case PORTS_8 -> "application ports, 8-bit";
            case PORTS_16 -> "application ports, 16-bit";
            case 0x06 -> "centre control parameters";
            case 0x07 -> "UDH source indicator";
            case CONCATENATION_16 -> "concatenated short messages, 16-bit reference";
            case 0x09 -> "wireless control message protocol";
            case 0x0A -> "text formatting";
            case 0x0B -> "predefined sound";
            case 0x0C -> "user defined sound";
            case 0x0D -> "predefined animation";
            case 0x0E -> "large animation";
            case 0x0F -> "small animation";
            case 0x10 -> "large picture";
            case 0x11 -> "small picture";
            case 0x12 -> "variable picture";
            case 0x13 -> "user prompt indicator";
            case 0x14 -> "extended object";
            case 0x15 -> "reused extended object";
            case 0x16 -> "compression control";
            case 0x17 -> "object distribution indicator";
            case 0x18 -> "standard WVG object";
            case 0x19 -> "character size WVG object";
            case 0x1A -> "extended object data request command";
            case 0x20 -> "RFC 822 e-mail header";
            case 0x21 -> "hyperlink format";
            case 0x22 -> "reply address";
            case 0x23 -> "enhanced voice mail information";
            case NATIONAL_LANGUAGE_SINGLE_SHIFT -> "national language single shift";
            case NATIONAL_LANGUAGE_LOCKING_SHIFT -> "national language locking shift";
            default -> otherName();
        };
    }

    private String otherName() {
        if (id >= 0x70 && id <= 0x7F) {
            return "(U)SIM toolkit security header";
        }
        if (id >= 0x80 && id <= 0x9F) {
            return "for use between two entities";
        }
        return id >= 0xC0 && id <= 0xDF ? "for use by the centre" : "reserved";
    }
}
