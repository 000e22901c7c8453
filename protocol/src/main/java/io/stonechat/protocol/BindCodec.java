package io.stonechat.protocol;

/** The bodies of the binds, their responses and {@code outbind} (SMPP 3.4 §4.1). */
final class BindCodec {

    private BindCodec() {}

    static BindRequest bindRequest(PduReader in, BindType type) {
        return new BindRequest(
                in.sequenceNumber(),
                type,
                in.cString(Field.SYSTEM_ID),
                in.cString(Field.PASSWORD),
                in.cString(Field.SYSTEM_TYPE),
                in.octet(Field.INTERFACE_VERSION),
                in.octet(Field.ADDR_TON),
                in.octet(Field.ADDR_NPI),
                in.lastCString(Field.ADDRESS_RANGE));
    }

    static BindResp bindResp(PduReader in, BindType type) {
        var systemId = in.atEnd() ? "" : in.lastCString(Field.SYSTEM_ID);
        return new BindResp(in.sequenceNumber(), in.commandStatus(), type, systemId, in.tlvs());
    }

    static Outbind outbind(PduReader in) {
        return new Outbind(in.sequenceNumber(), in.cString(Field.SYSTEM_ID), in.cString(Field.PASSWORD));
    }

    static void write(BindRequest pdu, PduBuffer out) {
        out.cString(Field.SYSTEM_ID, pdu.systemId());
        out.secret(Field.PASSWORD, pdu.password());
        out.cString(Field.SYSTEM_TYPE, pdu.systemType());
        out.octet(Field.INTERFACE_VERSION, pdu.interfaceVersion());
        out.octet(Field.ADDR_TON, pdu.addrTon());
        out.octet(Field.ADDR_NPI, pdu.addrNpi());
        out.cString(Field.ADDRESS_RANGE, pdu.addressRange());
    }

    static void write(BindResp pdu, PduBuffer out) {
        if (pdu.commandStatus().isOk()
                || !pdu.systemId().isEmpty()
                || !pdu.tlvs().isEmpty()) {
            out.cString(Field.SYSTEM_ID, pdu.systemId());
            out.tlvs(pdu.tlvs());
        }
    }

    static void write(Outbind pdu, PduBuffer out) {
        out.cString(Field.SYSTEM_ID, pdu.systemId());
        out.secret(Field.PASSWORD, pdu.password());
    }
}
