package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.sample.SampleExtension;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaScriptTest {

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
    void calls_aHandler_ofACompactFile() {
        fixture.script("""
                @OnEvent("a")
                String handle(Event event) { return event.name() + event.number(); }
                """);

        assertThat(fixture.call("a")).isEqualTo("a1");
    }

    @Test
    void calls_aHandler_thatLeavesTrailingParametersOut() {
        fixture.script("""
                @OnEvent("a")
                String handle() { return "none needed"; }
                """);

        assertThat(fixture.call("a")).isEqualTo("none needed");
    }

    @Test
    void fills_fieldsWithNamespaces_beforeOtherFieldsAreInitialised() {
        fixture.script("""
                Sample sample;
                Cache cache;
                Log log;
                String first = remember();

                String remember() {
                    cache.set("k", "v");
                    sample.note("initialised");
                    return cache.get("k").orElseThrow();
                }

                @OnEvent("a")
                String handle() { log.info("called"); return first; }
                """);

        assertThat(fixture.call("a")).isEqualTo("v");
        assertThat(fixture.sample().notes()).containsExactly("initialised");
        assertThat(fixture.host().caches().get("k")).contains("v");
    }

    @Test
    void runs_main_atEachLoad() {
        fixture.script("""
                Sample sample;

                void main() { sample.note("loaded"); }
                """);
        fixture.host().reload();

        assertThat(fixture.sample().notes()).containsExactly("loaded", "loaded");
    }

    @Test
    void gives_anOrdinaryClass_itsNamespaces_inTheConstructor() {
        fixture.script("""
                class Gateway {
                    private final Sample sample;

                    Gateway(Sample sample, Log log) { this.sample = sample; }

                    @OnEvent("a")
                    String handle(Event event) { sample.note("ordinary"); return helper(); }

                    private static String helper() { return new Helper().help(); }
                }

                class Helper {
                    String help() { return "helped"; }
                }
                """);

        assertThat(fixture.call("a")).isEqualTo("helped");
        assertThat(fixture.sample().notes()).containsExactly("ordinary");
    }

    @Test
    void loads_aFile_whoseNameIsNoIdentifier_andEndsInAComment() {
        fixture.write("my-route.2.java", HostFixture.IMPORTS + """
                @OnEvent("a")
                String handle() { throw new IllegalStateException("here"); } // the end""");
        fixture.start("script: { path: my-route.2.java }");

        assertThat(fixture.handler("a").where()).isEqualTo("my-route.2.java:4 handle");
        assertThatThrownBy(() -> fixture.call("a"))
                .isInstanceOf(HandlerFailure.class)
                .hasMessage("my-route.2.java:4 handle: IllegalStateException: here");
    }

    @Test
    void finds_theHandlers_ofSeveralFiles_inTheirOrder() {
        fixture.write("b.java", HostFixture.IMPORTS + """
                @OnNote String noteB() { return "b"; }
                @OnNote String anotherB() { return "b2"; }
                """);
        fixture.write("a.java", HostFixture.IMPORTS + "@OnNote String noteA() { return \"a\"; }");
        fixture.start("script: { paths: [b.java, a.java] }");

        assertThat(fixture.host().handlers().all(SampleExtension.ON_NOTE, "note"))
                .extracting(handler -> Objects.requireNonNull(handler.call()))
                .containsExactly("b", "b2", "a");
    }

    @Test
    void reports_whatAScriptThrows_withItsOwnLines() {
        fixture.script("""
                @OnEvent("a")
                String handle(Event event) {
                    return List.of(1, 2).stream().map(i -> divide(i)).toList().toString();
                }

                int divide(int i) { return i / 0; }
                """);

        assertThatThrownBy(() -> fixture.call("a"))
                .isInstanceOfSatisfying(
                        HandlerFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(HandlerFailure.Reason.THREW))
                .hasMessage("gateway.java:8 divide: ArithmeticException: / by zero")
                .hasCauseInstanceOf(ArithmeticException.class);
    }
}
