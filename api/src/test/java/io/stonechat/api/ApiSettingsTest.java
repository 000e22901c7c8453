package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.HostPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections {@code metrics} and {@code admin}. */
class ApiSettingsTest {

    private final ConfigErrors errors = new ConfigErrors();

    private ApiSettings read(String yaml) {
        return ApiSettings.read(
                ConfigFile.parse(Path.of("/etc/stonechat.yaml"), yaml, Map.of()).root(), errors);
    }

    private Diagnostic onlyProblem() {
        List<Diagnostic> problems = errors.problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void both_are_off_unless_they_are_there() {
        assertThat(read("script: { path: x.java }\n")).isEqualTo(new ApiSettings(null, null));
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        ApiSettings settings = read("""
                metrics: { prometheus: { listen: "[::1]:9464", path: /figures } }
                admin: { listen: 0.0.0.0:8080, auth: { token: sixteen-or-more-characters, protect_reads: false } }
                """);

        assertThat(settings.metrics()).isEqualTo(new MetricsSettings(new HostPort("::1", 9464), "/figures"));
        AdminSettings admin = Objects.requireNonNull(settings.admin());
        assertThat(admin.listen()).isEqualTo(new HostPort("0.0.0.0", 8080));
        assertThat(admin.protectReads()).isFalse();
        assertThat(Objects.requireNonNull(admin.token()).isShownBy("bearer sixteen-or-more-characters"))
                .isTrue();
        assertThat(settings.toString()).doesNotContain("sixteen");
        assertThat(errors.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "localhost:8080", "\"[::1]:8080\""})
    void a_listener_that_only_this_machine_reaches_may_be_without_a_token(String listen) {
        assertThat(read("admin: { listen: " + listen + " }\n").admin()).isNotNull();
        assertThat(errors.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:8080", "10.0.0.7:8080", "gateway.example.com:8080", "\"[::]:8080\""})
    void a_listener_that_others_reach_may_not(String listen) {
        read("admin: { listen: " + listen + " }\n");

        assertThat(onlyProblem().message()).contains("there is no token").contains("set auth.token");
        assertThat(onlyProblem().line()).isOne();
        assertThat(onlyProblem().column()).isEqualTo(18);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin: { listen: 127.0.0.1:1, auth: { token: short } } | at least 16 characters",
                "admin: { auth: { token: sixteen-or-more-characters } } | \"listen\" is missing",
                "admin: { listen: 8080 } | host:port",
                "admin: { listen: 127.0.0.1:1, port: 1 } | unknown key \"port\"",
                "admin: { listen: 127.0.0.1:1, auth: { tokens: x } } | did you mean \"token\"",
                "admin: { listen: 127.0.0.1:1, auth: { protect_reads: maybe } } | protect_reads",
                "admin: yes | must be a mapping",
                "metrics: {} | \"prometheus\" is missing",
                "metrics: { prometheus: {} } | \"listen\" is missing",
                "metrics: { prometheus: { listen: 127.0.0.1:1, path: metrics } } | must begin with a slash",
                "metrics: { prometheus: { listen: 127.0.0.1:1, pth: /m } } | did you mean \"path\"",
                "metrics: { statsd: 1, prometheus: { listen: 127.0.0.1:1 } } | unknown key \"statsd\""
            })
    void a_mistake_is_said_where_it_stands(String yaml, String sentence) {
        read(yaml + "\n");

        assertThat(onlyProblem().toString()).contains("stonechat.yaml:1:").contains(sentence);
        assertThat(onlyProblem().isError()).isTrue();
    }

    @Test
    void one_port_is_not_listened_on_twice() {
        read("""
                metrics: { prometheus: { listen: 127.0.0.1:8080 } }
                admin: { listen: 127.0.0.1:8080 }
                """);

        assertThat(onlyProblem().message()).contains("listens on 127.0.0.1:8080 already");
        assertThat(onlyProblem().line()).isEqualTo(2);
    }

    @Test
    void keys_of_siphon_that_have_no_effect_here_are_named_in_a_warning() {
        read("""
                metrics: { prometheus: { listen: 127.0.0.1:1, cors: true } }
                admin: { listen: 127.0.0.1:2, cors: true, ui: { enabled: true } }
                """);

        assertThat(errors.hasErrors()).isFalse();
        assertThat(errors.problems()).hasSize(3);
    }
}
