package io.stonechat.host;

import static io.stonechat.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ch.qos.logback.classic.Level;
import io.stonechat.sample.Event;
import io.stonechat.sample.SampleExtension;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CONFIG = "script: { path: gateway.java }";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    HostFixture fixture;

    private final LogCapture log = new LogCapture("script");

    @BeforeEach
    void createFixture() {
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
        log.close();
    }

    @Test
    void runs_theNewCode_afterASave() {
        fixture.write("gateway.java", answering("old"));
        fixture.start(CONFIG);
        assertThat(fixture.call("a")).isEqualTo("old");

        fixture.write("gateway.java", answering("new"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answer()).isEqualTo("new"));

        fixture.writeByRename("gateway.java", answering("renamed"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answer()).isEqualTo("renamed"));
    }

    @Test
    void keeps_theOldCode_whileTheNewDoesNotCompile_andRecovers() {
        fixture.write("gateway.java", answering("old"));
        fixture.start(CONFIG);

        fixture.writeByRename("gateway.java", answering("old").replace("return", "retrun"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.messages(Level.ERROR)).hasSize(1));
        assertThat(log.messages(Level.ERROR).getFirst())
                .contains("not reloaded")
                .contains("gateway.java:4:19: not a statement")
                .contains("String handle() { retrun \"old\"; }\n" + " ".repeat(22) + "^");
        assertThat(fixture.call("a")).isEqualTo("old");

        fixture.writeByRename("gateway.java", answering("better"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.call("a")).isEqualTo("better"));
    }

    @Test
    void takesOver_aChangedConfiguration_butNoneWithErrors() {
        var hostLog = new LogCapture(ScriptHost.class.getName());
        fixture.write("gateway.java", answering("same"));
        fixture.start(CONFIG);
        fixture.host().watchConfig(() -> ConfigFile.load(folder.resolve("stonechat.yaml"), Map.of()));

        fixture.write("stonechat.yaml", CONFIG + "\nextensions: { sample: { prot: 5 } }");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(hostLog.messages(Level.ERROR)).anyMatch(text -> text.contains("\"prot\"")));
        assertThat(fixture.extension().calls()).containsExactly("start", "open");
        assertThat(fixture.context().isConfigRefused()).isTrue();

        fixture.writeByRename("stonechat.yaml", CONFIG + "\nextensions: { sample: { port: 5 } }");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(fixture.extension().calls()).containsExactly("start", "open", "apply port 5"));
        await().atMost(PATIENCE).until(() -> !fixture.context().isConfigRefused());

        fixture.writeByRename("stonechat.yaml", CONFIG + "\nextensions: { sample: { port: ");
        await().atMost(PATIENCE).until(() -> fixture.context().isConfigRefused());
        hostLog.close();
    }

    @Test
    void ends_aCall_inTheCode_itBeganIn() {
        fixture.write("gateway.java", HostFixture.IMPORTS + """
                Sample sample;

                @OnEvent("a")
                String handle() { sample.note("begun"); sample.waitWhateverInterrupts(); return answer(); }

                String answer() { return "old"; }
                """);
        fixture.start(CONFIG);
        var old = fixture.handler("a");
        var call = CompletableFuture.supplyAsync(() -> Objects.requireNonNull(fixture.call("a")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.sample().notes()).contains("begun"));

        fixture.writeByRename("gateway.java", answering("new"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.handler("a")).isNotSameAs(old));
        assertThat(fixture.call("a")).isEqualTo("new");
        fixture.sample().release();

        assertThat(call).succeedsWithin(PATIENCE).isEqualTo("old");
    }

    @Test
    void leaves_theScript_alone_whenReloadIsOff() {
        fixture.write("gateway.java", answering("old"));
        fixture.start("script: { path: gateway.java, reload: off }");
        fixture.write("gateway.java", answering("new"));
        assertThat(fixture.call("a")).isEqualTo("old");

        assertThat(fixture.host().reload()).isEmpty();
        assertThat(fixture.call("a")).isEqualTo("new");
    }

    @Test
    void reloads_onSighup() throws IOException {
        assumeFalse(ignoresHangUp(), "whoever started this process has it ignore SIGHUP, as nohup does");
        fixture.write("gateway.java", answering("old"));
        fixture.start("script: { path: gateway.java, reload: sighup }");
        fixture.write("gateway.java", answering("new"));

        sendHangUp();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.call("a")).isEqualTo("new"));
    }

    @Test
    void lets_theOldClassesGo_overAThousandReloads() {
        fixture.write(
                "gateway.java",
                "class Gateway { @io.stonechat.sample.OnEvent(\"a\") Object handle() { return this; } }");
        fixture.start("script: { path: gateway.java, reload: off }");
        var loaders = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < 1000; i++) {
            loaders.add(new WeakReference<>(loader()));
            assertThat(fixture.host().reload()).isEmpty();
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(loaders.stream().filter(loader -> !loader.refersTo(null)).count())
                    .isLessThan(5);
        });
    }

    /** What the script answers; nothing while a save has emptied the file and has not filled it yet. */
    private @Nullable Object answer() {
        var handler = fixture.host().handlers().find(SampleExtension.ON_EVENT, "a");
        return handler == null ? null : handler.call(new Event("a", 1));
    }

    private static boolean ignoresHangUp() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .anyMatch(signals -> (Long.parseUnsignedLong(signals, 16) & 1) == 1);
    }

    private static void sendHangUp() throws IOException {
        new ProcessBuilder(
                        "kill", "-HUP", String.valueOf(ProcessHandle.current().pid()))
                .start();
    }

    /** The class loader of the loaded script. */
    private Object loader() {
        return Objects.requireNonNull(fixture.call("a")).getClass().getClassLoader();
    }

    private static String answering(String answer) {
        return HostFixture.IMPORTS + """
                @OnEvent("a")
                String handle() { return "%s"; }
                """.formatted(answer);
    }
}
