package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.smpp.Secret;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UserHashCommandTest {

    private final InputStream in = System.in;

    @AfterEach
    void restore() {
        System.setIn(in);
    }

    @Test
    void a_password_on_standard_input_becomes_a_hash_that_knows_it() {
        String hash = hash("secret\n", "--iterations", "1000").out().strip();

        assertThat(hash).matches("\\$pbkdf2-sha256\\$1000\\$[^$]+\\$[^$]+").doesNotContain("secret");
        assertThat(Secret.of(hash).matches("secret")).isTrue();
        assertThat(Secret.of(hash).matches("Secret")).isFalse();
    }

    @Test
    void each_hash_has_a_salt_of_its_own() {
        assertThat(hash("secret", "--iterations", "10").out())
                .isNotEqualTo(hash("secret", "--iterations", "10").out());
    }

    @Test
    void machines_get_an_object() {
        String json = hash("secret", "--json", "--iterations", "10").out();

        assertThat(JsonMapper.shared().readTree(json).path("password_hash").asString())
                .startsWith("$pbkdf2-sha256$10$");
    }

    @Test
    void a_password_that_smpp_has_no_room_for_is_hashed_with_a_word_of_warning() {
        CommandRun run = hash("longer than eight", "--iterations", "10");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("room for 8 octets");
        assertThat(Secret.of(run.out().strip()).matches("longer than eight")).isTrue();
    }

    @Test
    void nothing_is_no_password() {
        CommandRun run = hash("");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("stonechat: There is no password").hasLineCount(1);
    }

    @Test
    void a_password_is_never_an_argument() {
        CommandRun run = hash("", "secret");

        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void iterations_have_bounds() {
        assertThat(hash("secret", "--iterations", "0").status()).isEqualTo(2);
        assertThat(hash("secret", "--iterations", "10000001").status()).isEqualTo(2);
    }

    private static CommandRun hash(String input, String... options) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "user";
        arguments[1] = "hash";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(arguments);
    }
}
