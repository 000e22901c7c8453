package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0612345678, NL, 31612345678",
        "2, 0612345678, NL, 31612345678",
        "2, 612345678, NL, 31612345678",
        "0, 0031612345678, NL, 31612345678",
        "0, 0031612345678, , 31612345678",
        "0, 31612345678, , 31612345678",
        "0, +31 is no number, NL, ''",
        "0, 4915112345678, NL, 4915112345678",
        "1, 31612345678, DE, 31612345678",
        "1, 310612345678, , 31612345678",
        "1, 0612345678, NL, 31612345678",
        "1, 0031612345678, , 31612345678",
        "1, +31612345678, , 31612345678",
        "0, 2025550123, US, 12025550123",
        "0, 0612345678, , ''",
        "0, 12345, NL, ''",
        "5, ACME, NL, ''",
        "3, 0612345678, NL, ''",
        "1, 999612345678, , ''"
    })
    void brings_aNumber_intoItsInternationalForm(int ton, String number, String region, String expected) {
        assertThat(Numbers.international(new Address(ton, 0, number), region))
                .isEqualTo(expected.isEmpty() ? Optional.empty() : Optional.of(new Address(1, 1, expected)));
    }

    @Test
    void knows_regions() {
        assertThat(Numbers.isRegion("NL")).isTrue();
        assertThat(Numbers.isRegion("XX")).isFalse();
        assertThat(Numbers.region(" nl ")).isEqualTo("NL");
    }

    @Test
    void aList_hasWholeNumbers_beginnings_andNames() {
        NumberList list = new NumberList(List.of(
                NumberPattern.of("+31612345678"),
                NumberPattern.of("4912*"),
                NumberPattern.of("ACME"),
                NumberPattern.of("Spam*")));
        assertThat(list.size()).isEqualTo(4);
        assertThat(List.of("31612345678", "+31612345678", "4912", "491234", "acme", "SPAMMER", "spam"))
                .allMatch(list::contains);
        assertThat(List.of("3161234567", "316123456789", "491", "acmes", "sp", ""))
                .noneMatch(list::contains);
        assertThat(list.toString()).isEqualTo("4 entries").doesNotContain("316");
    }
}
