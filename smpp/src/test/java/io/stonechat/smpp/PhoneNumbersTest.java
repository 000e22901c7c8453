package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private final PhoneNumbers numbers = new PhoneNumberNamespace(() -> SmppConfig.DEFAULTS);

    @ParameterizedTest
    @CsvSource({
        "+31612345678, NL", "06-12345678, NL", "(06) 12 34.56 78, 31", "0031612345678, +31", "31612345678, NL",
        "612345678, nl", "+31 6 12345678, US", "011 31 6 12345678, US", "0031612345678, US", "31612345678, GB"
    })
    void however_it_is_written_it_is_the_same_number(String raw, String home) {
        DialledNumber number = numbers.parse(raw, home);

        assertThat(number.e164()).isEqualTo("+31612345678");
        assertThat(number).hasToString("+31612345678");
        assertThat(number.plain()).isEqualTo("31612345678");
        assertThat(number.countryCode()).isEqualTo("31");
        assertThat(number.significant()).isEqualTo("612345678");
    }

    @ParameterizedTest
    @CsvSource({
        "+31612345678, NL, 0612345678, 0031612345678",
        "+31612345678, US, 01131612345678, 01131612345678",
        "+390612345678, IT, 0612345678, 00390612345678",
        "+4930123456, DE, 030123456, 004930123456",
        "+12015550123, US, 2015550123, 01112015550123"
    })
    void national_and_international_are_dialled_as_at_home(
            String raw, String home, String national, String international) {
        DialledNumber number = numbers.parse(raw, home);

        assertThat(number.national()).isEqualTo(national);
        assertThat(number.international()).isEqualTo(international);
    }

    @Test
    void without_a_home_a_number_is_international() {
        assertThat(numbers.parse("31612345678").e164()).isEqualTo("+31612345678");
        assertThat(numbers.parse("0031612345678").e164()).isEqualTo("+31612345678");
        assertThat(numbers.parse("+31612345678").national()).isEqualTo("0031612345678");
        assertThatThrownBy(() -> numbers.parse("0612345678")).hasMessage("\"0612345678\" is no telephone number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"112", "alice", "", "+", "+3161234567890123", "06 1234 abcd", "٠٦١٢٣٤٥٦٧٨"})
    void names_short_codes_and_what_no_plan_knows_are_refused(String raw) {
        assertThatThrownBy(() -> numbers.parse(raw, "NL"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + raw + "\" is no telephone number that is known in NL or elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Netherlands", "999", "", "ZZ"})
    void a_home_that_does_not_exist_is_refused(String home) {
        assertThatThrownBy(() -> numbers.parse("+31612345678", home))
                .hasMessage("\"" + home
                        + "\" is no home of numbers (expected: a region such as NL, or a country code such as 31)");
    }
}
