package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.sample.Event;
import io.stonechat.sample.SampleExtension;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host does for any language, with one that is made up. */
class ScriptEngineTest {

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
    void calls_theHandlers_ofAnyLanguage_besideThoseOfJava() {
        fixture.write("a.lines", "x = hello");
        fixture.write("b.java", HostFixture.IMPORTS + "@OnEvent(\"y\") String why() { return \"java\"; }");
        try (var host = fixture.build(
                "script: { paths: [a.lines, b.java] }", new LineEngine(), new JavaEngine(HostFixture.MODULES))) {
            host.start();

            assertThat(call(host, "x")).isEqualTo("hello Event[name=x, number=1]");
            assertThat(call(host, "y")).isEqualTo("java");
        }
    }

    @Test
    void refuses_twoHandlers_ofOneEvent_acrossLanguages() {
        fixture.write("a.lines", "x = hello");
        fixture.write("b.java", HostFixture.IMPORTS + "@OnEvent(\"x\") String ex() { return \"\"; }");
        var host = fixture.build(
                "script: { paths: [a.lines, b.java] }", new LineEngine(), new JavaEngine(HostFixture.MODULES));

        assertThat(host.check())
                .extracting(Diagnostic::message)
                .containsExactly("two handlers for sample.on_event x: a.lines:1 x and b.java:3 ex");
    }

    @Test
    void tells_whatAnEngineFinds_withTheLine() {
        fixture.write("a.lines", "x = hello\ny -> what\n");

        assertThat(fixture.build("script: { path: a.lines }", new LineEngine()).check())
                .singleElement()
                .hasToString("""
                        a.lines:2:1: expected: event = answer
                            y -> what
                            ^""");
    }

    @Test
    void names_theHandler_ofWhatAnyLanguageThrows() {
        fixture.write("a.lines", "x = !");
        try (var host = fixture.build("script: { path: a.lines }", new LineEngine())) {
            host.start();

            assertThatThrownBy(() -> call(host, "x"))
                    .isInstanceOf(HandlerFailure.class)
                    .hasMessage("a.lines:1 x: IllegalStateException: told to");
        }
    }

    private static Object call(ScriptHost host, String event) {
        var handler = Objects.requireNonNull(host.handlers().find(SampleExtension.ON_EVENT, event));
        return Objects.requireNonNull(handler.call(new Event(event, 1)));
    }
}
