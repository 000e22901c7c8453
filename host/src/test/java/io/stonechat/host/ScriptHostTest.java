package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptHostTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    HostFixture fixture;

    @BeforeEach
    void createFixture() {
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @Test
    void starts_extensions_thenScripts_thenTraffic_andStopsThem() {
        fixture.write("gateway.java", HostFixture.IMPORTS + "Sample sample; void main() { sample.note(\"loaded\"); }");
        fixture.start("""
                script: { path: gateway.java }
                server: { drain_secs: 7 }
                extensions: { sample: { port: 2 } }
                """);
        var host = fixture.host();
        assertThat(fixture.extension().calls()).containsExactly("start", "open");
        assertThat(fixture.sample().notes()).containsExactly("loaded");
        assertThat(context().baseDir()).isEqualTo(folder);

        assertThat(host.drain(host.drainTime())).isTrue();
        host.close();
        assertThat(fixture.extension().calls()).containsExactly("start", "open", "drain", "close");
    }

    @Test
    void reads_anExtension_fromAFileOfItsOwn() {
        fixture.write("sample.yaml", "port: 99999");
        var host = fixture.build("extensions: { sample: sample.yaml }");

        assertThat(host.check())
                .extracting(Diagnostic::headline)
                .containsExactly("sample.yaml:1:7: \"port\" must be between 1 and 65535, found 99999");
    }

    @Test
    void warns_ofWhatIsNotPartOfThisBuild() {
        var host = fixture.build("""
                listen: { udp: ["0.0.0.0:5060"] }
                metrics: { prometheus: { listen: "127.0.0.1:9464" } }
                script: { sync_pool_size: 8 }
                extensions: { sampel: {} }
                store: { path: ./data }
                """);

        assertThat(host.check())
                .extracting(Diagnostic::headline)
                .containsExactlyInAnyOrder(
                        "stonechat.yaml:1:1: warning: \"listen\" is not part of this build and has no effect",
                        "stonechat.yaml:2:1: warning: \"metrics\" is not part of this build and has no effect",
                        "stonechat.yaml:3:11: warning: \"sync_pool_size\" is not part of this build and has no effect",
                        "stonechat.yaml:4:15: warning: the extension \"sampel\" is not part of this build and has no"
                                + " effect (did you mean \"sample\"?)");
        host.start();
        host.close();
    }

    @Test
    void tells_mistakes_ofConfigAndScripts_atOnce_andStartsNothing() {
        fixture.write("a.java", HostFixture.IMPORTS + """
                @OnEvent("x")
                String first(String wrong) { return ""; }
                """);
        var host = fixture.build("""
                scirpt: {}
                script: { path: a.java, reload: sometimes }
                cache: [ { name: default, url: "redis://localhost" } ]
                """, new JavaEngine(HostFixture.MODULES));

        assertThatThrownBy(host::start)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown key \"scirpt\" (did you mean \"script\"?)")
                .hasMessageContaining("\"reload\" must be one of auto, off, sighup, found \"sometimes\"")
                .hasMessageContaining("this build has no Redis")
                .hasMessageContaining(
                        "a.java:4:1: an event handler takes an Event (expected: String name(Event event))\n"
                                + "    String first(String wrong) { return \"\"; }");
        assertThat(fixture.extension().calls()).isEmpty();
    }

    @Test
    void refuses_twoHandlers_ofOneEvent_namingBoth() {
        fixture.write("a.java", HostFixture.IMPORTS + "@OnEvent(\"x\") String one() { return \"\"; }");
        fixture.write("b.java", HostFixture.IMPORTS + "@OnEvent(\"x\") String two() { return \"\"; }");

        assertThatThrownBy(() -> fixture.start("script: { paths: [a.java, b.java] }"))
                .hasMessageContaining("two handlers for sample.on_event x: a.java:3 one and b.java:3 two");
    }

    @Test
    void checks_withoutRunningAnything() {
        fixture.write("gateway.java", HostFixture.IMPORTS + "Sample sample; void main() { sample.note(\"ran\"); }");
        var host = fixture.build("script: { path: gateway.java }", new JavaEngine(HostFixture.MODULES));

        assertThat(host.check()).isEmpty();
        assertThat(fixture.sample().notes()).isEmpty();
        assertThat(fixture.extension().calls()).isEmpty();
    }

    @Test
    void applies_aChangedConfiguration_wholeOrNotAtAll() {
        fixture.start("extensions: { sample: { port: 2 } }");

        assertThat(fixture.host().apply(changed("extensions: { sample: { port: x } }")))
                .hasSize(1);
        assertThat(fixture.extension().calls()).containsExactly("start", "open");

        assertThat(fixture.host().apply(changed("extensions: { sample: { port: 3 } }")))
                .isEmpty();
        assertThat(fixture.extension().calls()).containsExactly("start", "open", "apply port 3");
        assertThat(context().config().place().line()).isEqualTo(1);
    }

    @Test
    void refuses_aScript_thatIsNotThere_orOfNoKnownLanguage() {
        fixture.write("gateway.pl", "");
        var host = fixture.build("script: { paths: [missing.java, gateway.pl] }", new JavaEngine(HostFixture.MODULES));

        assertThat(host.check())
                .extracting(Diagnostic::headline)
                .satisfiesExactly(
                        missing -> assertThat(missing).contains("there is no script " + folder.resolve("missing.java")),
                        unknown -> assertThat(unknown)
                                .contains("no script language of this build reads gateway.pl; it has Java"));
    }

    @Test
    void drains_forTheTimeOfTheConfiguration() {
        fixture.start("");
        assertThat(fixture.host().drainTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(fixture.host().configFiles()).containsExactly(folder.resolve("stonechat.yaml"));
    }

    private HostContext context() {
        return Objects.requireNonNull(fixture.extension().context());
    }

    private ConfigFile changed(String text) {
        return ConfigFile.load(fixture.write("stonechat.yaml", text), Map.of());
    }
}
