package io.stonechat.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A user data header: what stands before the text when {@code esm_class} bit 6 says so (3GPP TS 23.040 §9.2.3.24).
 *
 * @param elements the information elements, in the order of the header
 * @param malformed what is left of the header after the last element that could be read; empty when all is well
 */
public record Udh(List<InformationElement> elements, Octets malformed) {

    /** A header without elements. */
    public static final Udh EMPTY = new Udh(List.of(), Octets.EMPTY);

    /** Keeps an unmodifiable copy of the elements. */
    public Udh {
        elements = List.copyOf(elements);
    }

    /** The header with these elements. */
    public static Udh of(InformationElement... elements) {
        return of(Arrays.asList(elements));
    }

    /** The header with these elements. */
    public static Udh of(List<InformationElement> elements) {
        return new Udh(elements, Octets.EMPTY);
    }

    /** The header that user data starts with; empty if there is none, its length points beyond the data. */
    public static Optional<Udh> parse(Octets userData) {
        if (userData.isEmpty() || userData.at(0) >= userData.length()) {
            return Optional.empty();
        }
        int end = 1 + userData.at(0);
        var elements = new ArrayList<InformationElement>();
        int at = 1;
        while (end - at >= 2 && at + 2 + userData.at(at + 1) <= end) {
            int next = at + 2 + userData.at(at + 1);
            elements.add(new InformationElement(userData.at(at), userData.slice(at + 2, next)));
            at = next;
        }
        return Optional.of(new Udh(elements, userData.slice(at, end)));
    }

    /** How many octets of the user data the header takes, with the octet that tells its length. */
    public int length() {
        int length = 1 + malformed.length();
        for (var element : elements) {
            length += 2 + element.data().length();
        }
        return length;
    }

    /**
     * The header as octets, its length first, without what was malformed.
     *
     * @throws IllegalArgumentException if it is longer than the 140 octets of a message
     */
    public Octets toOctets() {
        int length = length() - malformed.length();
        if (length > UserData.OCTETS) {
            throw new IllegalArgumentException(
                    "a user data header of " + length + " octets does not fit a message of 140");
        }
        var octets = new byte[length];
        octets[0] = (byte) (length - 1);
        int at = 1;
        for (var element : elements) {
            octets[at] = (byte) element.id();
            octets[at + 1] = (byte) element.data().length();
            System.arraycopy(
                    element.data().bytes(), 0, octets, at + 2, element.data().length());
            at += 2 + element.data().length();
        }
        return Octets.wrap(octets);
    }

    /** The first element with an identifier. */
    public Optional<InformationElement> find(int id) {
        for (InformationElement element : elements) {
            if (element.id() == id) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** Which part of which long message this is; elements of a wrong length are ignored, as the specification asks. */
    public Optional<Concatenation> concatenation() {
        Concatenation last = null;
        for (var element : elements) {
            var data = element.data();
            if (element.id() == InformationElement.CONCATENATION_8 && data.length() == 3) {
                last = new Concatenation(data.at(0), data.at(1), data.at(2));
            } else if (element.id() == InformationElement.CONCATENATION_16 && data.length() == 4) {
                last = new Concatenation(data.at(0) << 8 | data.at(1), data.at(2), data.at(3));
            }
        }
        return Optional.ofNullable(last);
    }

    /** The application ports, of 8 or 16 bits (3GPP TS 23.040 §9.2.3.24.3, §9.2.3.24.4). */
    public Optional<Ports> ports() {
        Ports last = null;
        for (var element : elements) {
            var data = element.data();
            if (element.id() == InformationElement.PORTS_8 && data.length() == 2) {
                last = new Ports(data.at(0), data.at(1));
            } else if (element.id() == InformationElement.PORTS_16 && data.length() == 4) {
                last = new Ports(data.at(0) << 8 | data.at(1), data.at(2) << 8 | data.at(3));
            }
        }
        return Optional.ofNullable(last);
    }

    /**
     * The application ports of a message.
     *
     * @param destination the receiving application's port, 0 to 65,535
     * @param source the sending application's port, 0 to 65,535
     */
    public record Ports(int destination, int source) {}

    /** The language of the locking shift table, if the header names one that there is. */
    public Optional<NationalLanguage> lockingShift() {
        return language(InformationElement.NATIONAL_LANGUAGE_LOCKING_SHIFT);
    }

    /** The language of the single shift table, if the header names one that there is. */
    public Optional<NationalLanguage> singleShift() {
        return language(InformationElement.NATIONAL_LANGUAGE_SINGLE_SHIFT);
    }

    private Optional<NationalLanguage> language(int id) {
        return find(id).map(InformationElement::data)
                .filter(data -> data.length() == 1)
                .flatMap(data -> NationalLanguage.of(data.at(0)));
    }
}
