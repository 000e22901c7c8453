package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixTableTest {

    @Test
    void finds_theLongestPrefix_asAPlainSearchDoes() {
        Random random = new Random(5);
        Map<String, String> prefixes = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String prefix = digits(random, random.nextInt(PrefixTable.LONGEST + 1));
            prefixes.put(prefix, prefix);
        }
        prefixes.remove("");
        PrefixTable<String> table = PrefixTable.of(prefixes);
        for (int i = 0; i < 20_000; i++) {
            String number = digits(random, random.nextInt(21));
            assertThat(longest(table, number)).as(number).isEqualTo(plain(prefixes, number));
        }
    }

    @Test
    void takes_whatIsNoNumber_forWhatItsDigitsSay() {
        PrefixTable<String> table = PrefixTable.of(Map.of("", "all", "49", "de", "0049", "zeros"));
        assertThat(longest(table, "ACME")).isEqualTo("all");
        assertThat(longest(table, "")).isEqualTo("all");
        assertThat(longest(table, "+4915")).isEqualTo("de");
        assertThat(longest(table, "49-15")).isEqualTo("de");
        assertThat(longest(table, "00491")).isEqualTo("zeros");
        assertThat(longest(PrefixTable.of(Map.of()), "49")).isEmpty();
    }

    private static String longest(PrefixTable<String> table, String number) {
        for (long key = table.first(number); key != 0; key = PrefixTable.shorter(key)) {
            String value = table.get(key);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static String plain(Map<String, String> prefixes, String number) {
        for (int length = number.length(); length > 0; length--) {
            String value = prefixes.get(number.substring(0, length));
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static String digits(Random random, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Few different ones, so that prefixes meet numbers.
            digits.append((char) ('0' + random.nextInt(length < 5 ? 3 : 2)));
        }
        return digits.toString();
    }
}
