package io.stonechat.protocol;

import static io.stonechat.protocol.WireBytes.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Binds and their responses as peers really send them. */
class QuirksOfBindsTest {

    @Test
    void reads_aRefusedBind_withoutABody() {
        var pdu = read(
                BindResp.class,
                "00000010", // command_length
                "80000009", // command_id: bind_transceiver_resp
                "0000000e", // command_status: ESME_RINVPASWD
                "00000001"); // sequence_number
        assertThat(pdu.commandStatus()).isEqualTo(CommandStatus.ESME_RINVPASWD);
        assertThat(pdu.systemId()).isEmpty();
    }

    @Test
    void reads_aRefusedBind_withASingleNul() {
        var pdu = read(
                BindResp.class,
                "00000011", // command_length
                "80000002", // command_id: bind_transmitter_resp
                "0000000f", // command_status: ESME_RINVSYSID
                "00000001", // sequence_number
                "00"); // system_id: empty
        assertThat(pdu.commandStatus()).isEqualTo(CommandStatus.ESME_RINVSYSID);
        assertThat(pdu.systemId()).isEmpty();
        assertThat(pdu.tlvs()).isEmpty();
    }

    @Test
    void reads_aRefusedBind_withASystemId() {
        var pdu = read(
                BindResp.class,
                "00000015", // command_length
                "80000001", // command_id: bind_receiver_resp
                "00000005", // command_status: ESME_RALYBND
                "00000001", // sequence_number
                "'smsc' 00"); // system_id
        assertThat(pdu.commandStatus()).isEqualTo(CommandStatus.ESME_RALYBND);
        assertThat(pdu.systemId()).isEqualTo("smsc");
    }

    @Test
    void reads_aBindResponse_withoutItsVersion() {
        var pdu = read(
                BindResp.class,
                "00000015", // command_length
                "80000009", // command_id: bind_transceiver_resp
                "00000000", // command_status
                "00000001", // sequence_number
                "'smsc' 00"); // system_id, and no sc_interface_version behind it
        assertThat(pdu.tlvs().integer(TlvTag.SC_INTERFACE_VERSION)).isEmpty();
    }

    @Test
    void keeps_aVersion_whoseTagIsByteSwapped_asATlvOfItsOwn() {
        var pdu = read(
                BindResp.class,
                "0000001a", // command_length
                "80000009", // command_id: bind_transceiver_resp
                "00000000", // command_status
                "00000001", // sequence_number
                "'smsc' 00", // system_id
                "1002 0001 34"); // sc_interface_version is 0x0210
        assertThat(pdu.tlvs()).containsExactly(Tlv.octet(0x1002, 0x34));
        assertThat(pdu.tlvs().integer(TlvTag.SC_INTERFACE_VERSION)).isEmpty();
        assertThat(pdu.tlvs().malformed()).isEqualTo(Octets.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({"0000000f, ESME_RINVSYSID", "0000000d, ESME_RBINDFAIL"})
    void names_theVersionToFallBackTo_whenAnOldCentreRefusesTheNewest(String status, String name) {
        var pdu = read(
                BindResp.class,
                "00000010", // command_length
                "80000009", // command_id: bind_transceiver_resp
                status, // what old centres answer to interface_version 0x50
                "00000001"); // sequence_number
        assertThat(pdu.commandStatus().name()).isEqualTo(name);
        assertThat(InterfaceVersion.of(0x50).fallback()).contains(InterfaceVersion.V3_4);
    }

    @ParameterizedTest
    @CsvSource({
        "cd, 205, 3.3", // OpenSmpp, when it means 3.3
        "03, 3, 3.3", // someone who took the 3 of 3.3 for a number
        "00, 0, 3.3", // jSMPP's IF_00: SMPP 3.2 and before
        "22, 34, 3.3", // 34 in decimal, below 0x33
        "34, 52, 3.4",
        "50, 80, 5.0"
    })
    void reads_anyInterfaceVersion(String octet, int value, String meaning) {
        var pdu = read(
                BindRequest.class,
                "len", // command_length
                "00000009", // command_id: bind_transceiver
                "00000000", // command_status
                "00000001", // sequence_number
                "'acme' 00", // system_id
                "'secret' 00", // password
                "00", // system_type
                octet, // interface_version
                "00 00 00"); // addr_ton, addr_npi, address_range
        assertThat(pdu.interfaceVersion()).isEqualTo(value);
        assertThat(InterfaceVersion.of(pdu.interfaceVersion())).hasToString(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WWW", "SMPP", "VMA"})
    void writes_theSystemType_thatSomeProvidersInsistOn(String systemType) {
        var bind = BindRequest.builder().systemId("acme").systemType(systemType).build();
        assertThat(PduEncoder.toBytes(bind))
                .isEqualTo(WireBytes.bytes(
                        "len", // command_length
                        "00000009", // command_id: bind_transceiver
                        "00000000", // command_status
                        "00000000", // sequence_number
                        "'acme' 00", // system_id
                        "00", // password
                        "'" + systemType + "' 00", // system_type
                        "34", // interface_version
                        "00 00 00")); // addr_ton, addr_npi, address_range
    }

    @Test
    void reads_aSystemId_longerThanTheSpecificationAllows() {
        var pdu = read(
                BindRequest.class,
                "len", // command_length
                "00000002", // command_id: bind_transmitter
                "00000000", // command_status
                "00000001", // sequence_number
                "'a-system-id-of-24-letters' 00", // system_id: at most 15 are allowed
                "'a-long-password' 00", // password: at most 8 are allowed
                "00", // system_type
                "34", // interface_version
                "00 00 00"); // addr_ton, addr_npi, address_range
        assertThat(pdu.systemId()).isEqualTo("a-system-id-of-24-letters");
        assertThat(pdu.password()).isEqualTo("a-long-password");
    }

    @Test
    void reads_anAddressRange_withoutItsNul() {
        var pdu = read(
                BindRequest.class,
                "len", // command_length
                "00000001", // command_id: bind_receiver
                "00000000", // command_status
                "00000001", // sequence_number
                "'acme' 00", // system_id
                "'secret' 00", // password
                "00", // system_type
                "34", // interface_version
                "01 01", // addr_ton, addr_npi
                "'^4477'"); // address_range, ended by the PDU
        assertThat(pdu.addressRange()).isEqualTo("^4477");
    }
}
