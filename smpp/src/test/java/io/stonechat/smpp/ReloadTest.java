package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.smpp.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.ScriptHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed configuration: all of it or nothing, told line by line, and nobody who is not concerned notices. */
class ReloadTest {
    private static final String TO = "31612345678";

    @TempDir
    Path folder;

    private final TestUpstream one = new TestUpstream();
    private final TestUpstream two = new TestUpstream();
    private final LogLines log = new LogLines(ScriptHost.class.getName(), Level.INFO);

    @AfterEach
    void close() {
        log.close();
        one.close();
        two.close();
    }

    @Test
    void oneMistake_keepsEverythingAsItWas() throws Exception {
        try (var gateway = new RunningGateway(folder, config("max_binds: 3", "window: 50"))) {
            gateway.awaitBound("one");
            SmppConfig before = gateway.smpp().config();

            List<Diagnostic> problems = gateway.apply(
                    config("max_binds: 9", "window: 9").replace("routing:", "retry: { schedule: [now] }\nrouting:"));

            assertThat(problems).anyMatch(Diagnostic::isError);
            assertThat(gateway.smpp().config()).isSameAs(before);
            assertThat(one.binds).hasValue(1);
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void aStepThatNobodyCanTake_isFoundBeforeAnythingChanges() throws Exception {
        try (var gateway = new RunningGateway(folder, config("max_binds: 3", "window: 50"));
                var esme = gateway.esme()) {
            gateway.awaitBound("one");

            List<Diagnostic> problems =
                    gateway.apply(config("max_binds: 3", "window: 9").replace("[\"bind:one\", queue]", "[ims]"));

            assertThat(problems)
                    .anySatisfy(problem ->
                            assertThat(problem.message()).contains("needs a script with a submit_sm handler"));
            assertThat(one.binds).hasValue(1);
            assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            assertThat(one.nextSubmit()).isNotNull();
        }
    }

    @Test
    void aScript_thatLeavesSuchAStepToNobody_isNotLoaded() {
        String ims = "users: [ { system_id: acme, password: secret } ]\nrouting: { default_chain: [ims] }\n";
        try (var gateway =
                new RunningGateway(folder, ims, "@OnPdu Reply s(SubmitSm pdu) { return Reply.accept(\"old\"); }\n")) {
            assertThat(gateway.reload("@OnPdu Reply q(QuerySm pdu) { return Reply.reject(ESME_RQUERYFAIL); }\n"))
                    .anyMatch(Diagnostic::isError);
            try (var esme = gateway.esme()) {
                assertThat(esme.submit(TO, "x")).isEqualTo("old");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void whatChanged_isLogged_oneLineAChange_withoutSecrets() throws Exception {
        try (var gateway = new RunningGateway(folder, config("max_binds: 3", "window: 50"))) {
            gateway.apply(config("max_binds: 9, password: hunter2", "window: 9")
                    .replace("password: secret,", "")
                    .replace("users: [", "users: [ { system_id: newcomer, password: topsecret },"));

            assertThat(changes())
                    .containsExactlyInAnyOrder(
                            "configuration: smpp.users[newcomer] added",
                            "configuration: smpp.users[acme].max_binds: 3 -> 9",
                            "configuration: smpp.users[acme].password changed",
                            "configuration: smpp.binds[one].window: 50 -> 9");
            assertThat(changes().toString()).doesNotContain("hunter2").doesNotContain("secret");
        }
    }

    @Test
    void whatChangesTheLink_bindsThatBindAnew_andNoOther() throws Exception {
        try (var gateway = new RunningGateway(folder, config("max_binds: 3", "window: 50"))) {
            gateway.awaitBound("one");
            gateway.awaitBound("two");

            gateway.apply(config("max_binds: 3", "window: 9"));

            await().until(() -> one.binds.get() == 2);
            gateway.awaitBound("one");
            assertThat(two.binds).hasValue(1);
        }
    }

    @Test
    void whatDoesNot_leavesEachBindAsItIs() throws Exception {
        try (var gateway = new RunningGateway(folder, config("max_binds: 3", "window: 50"));
                var esme = gateway.esme()) {
            gateway.awaitBound("one");
            gateway.awaitBound("two");
            for (String key : List.of(
                    "max_msg_per_sec: 900",
                    "receipt_domain: provider",
                    "on_unknown: final, unknown_hold: 1s",
                    "registered_delivery: always",
                    "validity: cap, schedule: pass, long_messages: split, queries: true",
                    "statuses: { 0x401: park }, receipts: { accepted_is_final: true }",
                    "message_id: { response: hex, receipt: decimal }")) {
                assertThat(gateway.apply(config("max_binds: 3", "window: 50, " + key)))
                        .isEmpty();
                assertThat(esme.status(TestEsme.message(TO, "x"))).isEqualTo(ESME_ROK);
            }
            assertThat(one.binds).hasValue(1);
            assertThat(two.binds).hasValue(1);
            assertThat(esme.session.state().isBound()).isTrue();
        }
    }

    @Test
    void aBind_isDisabled_enabled_removedAndAdded_live() throws Exception {
        String config = config("max_binds: 3", "window: 50");
        try (var gateway = new RunningGateway(folder, config)) {
            gateway.awaitBound("one");
            gateway.awaitBound("two");
            gateway.apply(config.replace("name: two,", "name: two, enabled: false,"));
            await().until(() -> two.sessions() == 0);
            gateway.apply(config);
            gateway.awaitBound("two");
            gateway.apply(config.replaceAll("(?m)^.*name: two,.*\n", ""));
            await().until(() -> two.sessions() == 0);
            gateway.apply(config);
            gateway.awaitBound("two");
            assertThat(one.binds).hasValue(1);
        }
    }

    @Test
    void aHundredThousandRules_areTakenOver_whileTrafficFlows() throws Exception {
        StringBuilder prefixes = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            prefixes.append(40_000_000 + i).append('\n');
        }
        Files.writeString(folder.resolve("many.txt"), prefixes);
        String config = config("max_binds: 3", "window: 50");
        try (var gateway = new RunningGateway(folder, config);
                var esme = gateway.esme()) {
            gateway.awaitBound("one");
            var stop = new AtomicBoolean();
            var answered = new AtomicInteger();
            var traffic = CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    assertThat(esme.session
                                    .send(TestEsme.message(TO, "x"))
                                    .join()
                                    .commandStatus())
                            .isEqualTo(ESME_ROK);
                    answered.incrementAndGet();
                }
            });
            await().until(() -> answered.get() > 10);

            for (String rule : List.of(
                    "{ prefix_file: many.txt, chain: [\"bind:two\", queue] }",
                    "{ prefix_file: many.txt, name: again, chain: [\"bind:two\", queue] }")) {
                assertThat(gateway.apply(config + "  rules: [ " + rule + " ]\n"))
                        .isEmpty();
            }
            int then = answered.get();
            await().until(() -> answered.get() > then + 10 || traffic.isDone());
            stop.set(true);
            traffic.join();

            assertThat(gateway.smpp().routingRules().rules()).hasSize(100_000);
            esme.submit("40099999123", "by one of the rules");
            assertThat(two.nextSubmit()).isNotNull();
            assertThat(esme.session.state().isBound()).isTrue();
            assertThat(one.binds).hasValue(1);
        }
    }

    @Test
    void aFileThatIsNotThereYet_isTakenOver_whenItComes() throws Exception {
        try (var gateway = new RunningGateway(folder, config("max_binds: 3", "window: 50"))) {
            gateway.watch();
            Path config = folder.resolve("stonechat.yaml");
            Files.writeString(
                    config, Files.readString(config).replace("users:", "users_file: later/users.yaml\n    users:"));
            await().until(() -> said("there is no such file"));

            Path later = Files.createDirectory(folder.resolve("later"));
            Files.writeString(later.resolve("users.yaml"), "users: [ { system_id: late, password: secret } ]\n");

            await().until(() -> gateway.smpp().config().user("late").isPresent());
        }
    }

    @Test
    void aFileThatIsGone_holdsUpNoConfiguration_thatNamesItNoMore() throws Exception {
        Path prefixes = Files.writeString(folder.resolve("prefixes.txt"), "49\n");
        String ruled = config("max_binds: 3", "window: 50")
                + "  rules: [ { prefix_file: prefixes.txt, chain: [\"bind:two\", queue] } ]\n";
        try (var gateway = new RunningGateway(folder, ruled)) {
            gateway.watch();
            Files.delete(prefixes);
            Path config = folder.resolve("stonechat.yaml");
            Files.writeString(config, Files.readString(config).replaceAll("rules: .*", "rules: []"));

            await().until(() -> gateway.smpp().routingRules().rules().isEmpty());
        }
    }

    private boolean said(String words) {
        return log.lines().stream().anyMatch(line -> line.contains(words));
    }

    private List<String> changes() {
        return log.lines().stream()
                .filter(line -> line.startsWith("configuration: "))
                .toList();
    }

    private String config(String user, String bind) {
        return """
                users: [ { system_id: acme, password: secret, %s } ]
                binds:
                  - { name: one, host: 127.0.0.1, port: %d, system_id: us, password: pw, %s }
                  - { name: two, host: 127.0.0.1, port: %d, system_id: us, password: pw }
                routing:
                  default_chain: ["bind:one", queue]
                """.formatted(user, one.port(), bind, two.port());
    }
}
