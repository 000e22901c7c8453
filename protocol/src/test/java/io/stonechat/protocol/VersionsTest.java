package io.stonechat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, times, statuses and addresses: the small values of the specification. */
class VersionsTest {

    @ParameterizedTest
    @CsvSource({"0x00, 3.3", "0x03, 3.3", "0x33, 3.3", "0xCD, 3.3", "0x34, 3.4", "0x40, 3.4", "0x50, 5.0", "0x51, 5.0"})
    void an_octet_means_a_version(String octet, String version) {
        assertThat(InterfaceVersion.of(Integer.decode(octet))).hasToString(version);
        assertThat(InterfaceVersion.byName(version)).contains(InterfaceVersion.of(Integer.decode(octet)));
    }

    @Test
    void a_version_has_its_commands_and_tlvs() {
        assertThat(InterfaceVersion.V3_3.allows(CommandId.PARAM_RETRIEVE_RESP)).isTrue();
        assertThat(InterfaceVersion.V3_4.allows(CommandId.PARAM_RETRIEVE)).isFalse();
        assertThat(InterfaceVersion.V3_3.allows(CommandId.DATA_SM)).isFalse();
        assertThat(InterfaceVersion.V3_4.allows(CommandId.BROADCAST_SM)).isFalse();
        assertThat(InterfaceVersion.V5_0.allows(CommandId.BROADCAST_SM_RESP)).isTrue();
        assertThat(InterfaceVersion.V3_3.allows(CommandId.GENERIC_NACK)).isTrue();
        var tlvs = Tlvs.of(Tlv.octet(TlvTag.CONGESTION_STATE, 50), Tlv.octet(TlvTag.MESSAGE_STATE, 2));
        assertThat(InterfaceVersion.V3_4.filter(tlvs)).isEqualTo(tlvs.without(TlvTag.CONGESTION_STATE));
        assertThat(InterfaceVersion.V3_3.filter(tlvs)).isEqualTo(Tlvs.NONE);
        assertThat(InterfaceVersion.V5_0.fallback()).contains(InterfaceVersion.V3_4);
        assertThat(InterfaceVersion.V5_0.orLower(InterfaceVersion.V3_4)).isEqualTo(InterfaceVersion.V3_4);
    }

    @Test
    void a_time_is_written_and_resolved() {
        var now = Instant.parse("2026-11-20T18:30:00Z");
        assertThat(SmppTime.at(now).format()).isEqualTo("261120183000000+");
        assertThat(new SmppTime.Absolute(OffsetDateTime.parse("2026-11-20T18:30:00.7-04:45")).format())
                .isEqualTo("261120183000719-");
        assertThat(SmppTime.in(Duration.ofHours(25)).format()).isEqualTo("000001010000000R");
        assertThat(SmppTime.in(Duration.ofHours(25)).resolve(now)).isEqualTo(now.plus(Duration.ofHours(25)));
        assertThat(SmppTime.parse("000100000000000R").orElseThrow().resolve(Instant.parse("2026-01-31T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> SmppTime.in(Duration.ofDays(100)));
        assertThatIllegalArgumentException().isThrownBy(() -> SmppTime.in(Duration.ofSeconds(-1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "261120183000000",
                "261320183000000+",
                "261132183000000+",
                "261120243000000+",
                "261120183000049+",
                "2611201830000x0+",
                "261120183000000*",
                "-61120183000000+"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(SmppTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ESME_RTHROTTLED, 0x58",
        "rthrottled, 0x58",
        "0x58, 0x58",
        "88, 0x58",
        "ESME_RINVTLVVAL, 0xC4",
        "0x401, 0x401"
    })
    void a_status_is_found_as_people_write_it(String name, String code) {
        assertThat(CommandStatus.byName(name)).contains(CommandStatus.of(Integer.decode(code)));
    }

    @Test
    void a_status_without_a_name_keeps_its_number() {
        assertThat(CommandStatus.of(0x401).name()).isEqualTo("0x00000401");
        assertThat(CommandStatus.of(0x401).meaning()).isEqualTo("Reserved for vendors");
        assertThat(CommandStatus.of(0xFFFFFFFF).name()).isEqualTo("0xffffffff");
        assertThat(CommandStatus.byName("ESME_NONSENSE")).isEmpty();
        assertThat(CommandStatus.of(0x58)).isSameAs(CommandStatus.ESME_RTHROTTLED);
    }

    @ParameterizedTest
    @CsvSource({
        "491701234567, 1, 1, 491701234567", "+49 170 1234-567, 1, 1, 491701234567", "12345, 0, 0, 12345",
        "Acme, 5, 0, Acme", "4917x, 5, 0, 4917x", "'', 0, 0, ''"
    })
    void an_address_is_what_a_person_means(String text, int ton, int npi, String address) {
        assertThat(Address.of(text)).isEqualTo(new Address(ton, npi, address));
    }

    @ParameterizedTest
    @CsvSource({
        "0, DELIVERED, false",
        "1, DELIVERED, true",
        "1, ENROUTE, false",
        "2, DELIVERED, false",
        "2, EXPIRED, true",
        "3, DELIVERED, true",
        "3, EXPIRED, false"
    })
    void a_receipt_is_due_as_registered_delivery_asks(int value, MessageState state, boolean due) {
        assertThat(new RegisteredDelivery(value).wantsReceipt(state)).isEqualTo(due);
    }
}
