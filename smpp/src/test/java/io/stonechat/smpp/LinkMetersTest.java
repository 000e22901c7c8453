package io.stonechat.smpp;

import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of sessions, of ESMEs and of each bind, where there is a registry for them. */
class LinkMetersTest {
    private static final String USERS = "users: [ { system_id: acme, password: secret } ]\n";

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private RunningGateway gateway(String config) {
        return new RunningGateway(folder, config, "", wiring -> wiring.withMeters(registry), host -> host);
    }

    private double counted(String name, String... tags) {
        return Objects.requireNonNull(registry.find(name).tags(tags).functionCounter(), name)
                .count();
    }

    private Set<String> binds() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> "bind".equals(id.getTag("side")))
                .map(id -> String.valueOf(id.getTag("bind")))
                .collect(Collectors.toSet());
    }

    @Test
    void esmesAndBinds_areCountedApart() throws Exception {
        try (var upstream = new TestUpstream();
                var gateway = gateway(
                        USERS + DefaultsTest.binds(upstream) + "routing: { default_chain: [\"bind:up\", queue] }\n");
                var esme = gateway.esme()) {
            esme.submit("31612345678", "hello");
            upstream.nextSubmit();

            await().until(() ->
                    counted("smpp.pdus", "side", "bind", "bind", "up", "direction", "in", "command", "submit_sm_resp")
                            == 1);
            assertThat(counted("smpp.pdus", "side", "esme", "direction", "in", "command", "submit_sm"))
                    .isEqualTo(1);
            assertThat(counted("smpp.pdus", "side", "bind", "direction", "in", "command", "submit_sm"))
                    .isZero();
            assertThat(counted("smpp.events", "side", "esme", "event", "bound")).isEqualTo(1);
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aBindThatIsBoundAnew_goesOnCounting_andOneThatIsGoneIsShownNoMore() {
        try (var upstream = new TestUpstream();
                var gateway = gateway(USERS + DefaultsTest.binds(upstream))) {
            gateway.awaitBound("up");
            assertThat(gateway.apply(USERS + DefaultsTest.binds(upstream).replace("name: up", "name: up, window: 3")))
                    .isEmpty();
            gateway.awaitBound("up");
            await().until(() -> counted("smpp.events", "side", "bind", "bind", "up", "event", "bound") == 2);

            assertThat(gateway.apply(USERS)).isEmpty();

            assertThat(binds()).isEmpty();
            assertThat(registry.find("smpp.sessions").tags("side", "esme").gauges())
                    .isNotEmpty();
        }
    }

    @Test
    void withoutARegistry_nothingIsShown() {
        try (var upstream = new TestUpstream();
                var gateway = new RunningGateway(folder, USERS + DefaultsTest.binds(upstream))) {
            gateway.awaitBound("up");

            assertThat(registry.getMeters()).isEmpty();
            assertThat(gateway.extension.switchboard().sessions()).hasSize(1);
        }
    }
}
