package io.stonechat.protocol;

import java.util.Optional;
import java.util.Set;

/** A version of SMPP, and what is valid in it (SMPP 3.4 §5.2.4, SMPP 5.0 §4.7.13, §2.10). */
public enum InterfaceVersion {
    /** SMPP 3.3: no transceivers, no TLVs, no {@code data_sm}; ids are of hexadecimal digits. */
    V3_3(0x33, "3.3"),
    /** SMPP 3.4. */
    V3_4(0x34, "3.4"),
    /** SMPP 5.0: broadcasts, congestion state. */
    V5_0(0x50, "5.0");

    private static final Set<Integer> ONLY_3_3 =
            Set.of(CommandId.PARAM_RETRIEVE, CommandId.QUERY_LAST_MSGS, CommandId.QUERY_MSG_DETAILS);
    private static final Set<Integer> SINCE_3_4 =
            Set.of(CommandId.BIND_TRANSCEIVER, CommandId.OUTBIND, CommandId.DATA_SM, CommandId.ALERT_NOTIFICATION);
    private static final Set<Integer> SINCE_5_0 =
            Set.of(CommandId.BROADCAST_SM, CommandId.QUERY_BROADCAST_SM, CommandId.CANCEL_BROADCAST_SM);
    private static final Set<Integer> TLVS_SINCE_5_0 = Set.of(TlvTag.CONGESTION_STATE);
    private static final int FIRST_5_0_BLOCK = 0x0600;
    private static final int LAST_5_0_BLOCK = 0x06FF;

    private final int code;
    private final String number;

    InterfaceVersion(int code, String number) {
        this.code = code;
        this.number = number;
    }

    /**
     * The version an octet means, as leniently as it must be read: 0x50 and above is 5.0, 0x34 to 0x4F is 3.4, all below is 3.3
     * (SMPP 3.4 §5.2.4); 0xCD, which one library writes for 3.3, is 3.3 too.
     */
    public static InterfaceVersion of(int octet) {
        if (octet == 0xCD || octet < V3_4.code) {
            return V3_3;
        }
        return octet < V5_0.code ? V3_4 : V5_0;
    }

    /** The version a person means: {@code 3.3}, {@code 3.4}, {@code 5.0} or {@code 5}. */
    public static Optional<InterfaceVersion> byName(String name) {
        return Optional.ofNullable(
                switch (name.strip()) {
                    case "3.3" -> V3_3;
                    case "3.4" -> V3_4;
                    case "5.0", "5" -> V5_0;
                    default -> null;
                });
    }

    /** The octet in {@code interface_version}. */
    public int code() {
        return code;
    }

    /** The version both sides can speak. */
    public InterfaceVersion orLower(InterfaceVersion other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * The version to try next when a centre has refused to be bound to in this one, as old centres do with 5.0 and statuses 13
     * or 15; empty when there is none lower worth trying.
     */
    public Optional<InterfaceVersion> fallback() {
        return this == V5_0 ? Optional.of(V3_4) : Optional.empty();
    }

    /** Whether a command, or its response, is one of this version. */
    public boolean allows(int commandId) {
        int request = commandId & ~CommandId.RESPONSE;
        if (ONLY_3_3.contains(request)) {
            return this == V3_3;
        }
        if (SINCE_5_0.contains(request)) {
            return this == V5_0;
        }
        return this != V3_3 || !SINCE_3_4.contains(request);
    }

    /** Whether a TLV may be sent in this version: none in 3.3, in 3.4 all but those that came with 5.0. */
    public boolean allowsTlv(int tag) {
        boolean new5 = TLVS_SINCE_5_0.contains(tag) || (tag >= FIRST_5_0_BLOCK && tag <= LAST_5_0_BLOCK);
        return this == V5_0 || (this == V3_4 && !new5);
    }

    /** These TLVs without those that may not be sent in this version. */
    public Tlvs filter(Tlvs tlvs) {
        var allowed = tlvs;
        for (var tlv : tlvs) {
            if (!allowsTlv(tlv.tag())) {
                allowed = allowed.without(tlv.tag());
            }
        }
        return allowed;
    }

    /** The number of the version, such as {@code 3.4}. */
    @Override
    public String toString() {
        return number;
    }
}
