package io.stonechat.smpp;

import io.stonechat.protocol.Address;
import org.jspecify.annotations.Nullable;

/**
 * What a route makes of an address. What is null stays.
 *
 * @param address the address instead
 * @param ton the type of number instead
 * @param npi the numbering plan instead
 */
public record AddressChange(
        @Nullable String address,
        @Nullable Integer ton,
        @Nullable Integer npi) {

    /** Changes nothing. */
    public static final AddressChange NONE = new AddressChange(null, null, null);

    /** The changed address. An address of one's own that names neither type nor plan gets those that go with it. */
    Address of(Address before) {
        Address base = address == null ? before : Address.of(address);
        return new Address(ton == null ? base.ton() : ton, npi == null ? base.npi() : npi, base.address());
    }

    boolean isNone() {
        return equals(NONE);
    }
}
