package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlvs;

/** The fields of a PDU as another language passes them, taken one after another. Not for several threads at once. */
final class PduFields {

    private final Object[] fields;
    private int next;

    PduFields(Object... fields) {
        this.fields = fields;
    }

    String text() {
        return (String) fields[next++];
    }

    int number() {
        return ((Number) fields[next++]).intValue();
    }

    /** Three fields: type, plan and address. */
    Address address() {
        return new Address(number(), number(), text());
    }

    Octets octets() {
        return Octets.copyOf((byte[]) fields[next++]);
    }

    Tlvs tlvs() {
        return (Tlvs) fields[next++];
    }
}
