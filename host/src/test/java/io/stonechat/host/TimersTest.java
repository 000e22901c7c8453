package io.stonechat.host;

import static io.stonechat.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts want to be done later, and again and again. */
class TimersTest {

    private static final String CONFIG = "script: { path: gateway.java, handler_deadline_ms: 60000 }";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    HostFixture fixture;

    private final ManualTimer time = new ManualTimer();
    private final LogCapture log = new LogCapture("script");

    @BeforeEach
    void createFixture() {
        fixture = new HostFixture(folder).timer(time);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
        time.shutdownNow();
        log.close();
    }

    @Test
    void calls_aMethod_againAndAgain() {
        start("@Every(seconds = 60) void tidy() { log.info(\"tidy\"); }");

        time.advance(Duration.ofSeconds(59));
        assertThat(infos()).doesNotContain("tidy");
        int minutes = 0;
        for (int i = 1; i <= 3; i++) {
            minutes += passMinutes(() -> count("tidy"), i);
        }
        assertThat(count("tidy")).isLessThanOrEqualTo(minutes);
    }

    /** Lets minutes pass until there are so many, and returns how many it took: a call is left out while the one before has not quite ended. */
    private int passMinutes(IntSupplier calls, int wanted) {
        var minutes = new AtomicInteger();
        await().until(() -> {
            if (calls.getAsInt() < wanted) {
                minutes.incrementAndGet();
                time.advance(MINUTE);
            }
            return calls.getAsInt() >= wanted;
        });
        return minutes.get();
    }

    @Test
    void leavesOut_whatIsDue_whileACallHasNotEnded() {
        start("""
                @Every(seconds = 60) void slow() throws Exception {
                    log.info("begun");
                    while (cache.get("go").isEmpty()) { Thread.onSpinWait(); }
                    log.info("ended");
                }
                """);
        time.advance(MINUTE);
        awaitInfos("begun", 1);

        time.advance(MINUTE);
        time.advance(MINUTE);
        fixture.host().caches().set("go", "yes");
        awaitInfos("ended", 1);
        assertThat(infos()).containsOnlyOnce("begun");

        await().until(() -> {
            time.advance(MINUTE);
            return infos().stream().filter("begun"::equals).count() > 1;
        });
    }

    @Test
    void comesAgain_afterACallThatThrew_andSaysWhere() {
        start("@Every(seconds = 60) void broken() { throw new IllegalStateException(\"told to\"); }");

        time.advance(MINUTE);
        await().until(() -> !log.messages(Level.ERROR).isEmpty());
        assertThat(log.messages(Level.ERROR).getFirst())
                .contains("gateway.java:3")
                .contains("told to");
        passMinutes(() -> (int) fixture.context().scriptFigures().errors(), 2);
    }

    @Test
    void keepsTheRhythm_ofAReloadedScript_andCallsTheNewCode() {
        start("@Every(seconds = 60) void tidy() { log.info(\"old\"); }");
        time.advance(Duration.ofSeconds(50));

        reload("@Every(seconds = 60) void tidy() { log.info(\"new\"); }");
        time.advance(Duration.ofSeconds(10));

        awaitInfos("new", 1);
        assertThat(infos()).doesNotContain("old");
    }

    @Test
    void callsNoMore_whatAReloadHasTakenAway() {
        start("@Every(seconds = 60) void tidy() { log.info(\"old\"); }");

        reload("@Every(seconds = 90) void tidy() { log.info(\"new\"); }");
        time.advance(Duration.ofSeconds(89));
        assertThat(infos()).doesNotContain("old", "new");
        time.advance(Duration.ofSeconds(1));
        awaitInfos("new", 1);
    }

    @Test
    void refuses_aPeriodOfNothing() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> start("@Every(seconds = 0) void tidy() { }"))
                .withMessageContaining("the period must be above 0 seconds, found 0.0");
    }

    @Test
    void calls_onceLater_withTheKey() {
        start("void main() { timers.set(\"retry\", Duration.ofSeconds(5), key -> log.info(\"fired \" + key)); }");

        time.advance(Duration.ofSeconds(4));
        assertThat(infos()).doesNotContain("fired retry");
        time.advance(Duration.ofSeconds(1));
        awaitInfos("fired retry", 1);
        time.advance(MINUTE);
        assertThat(infos()).containsOnlyOnce("fired retry");
    }

    @Test
    void replaces_aTimerOfTheSameKey_andCancels() {
        start("""
                void main() {
                    var first = timers.set("a", Duration.ofSeconds(5), _ -> log.info("first"));
                    timers.set("a", Duration.ofSeconds(9), _ -> log.info("second"));
                    var third = timers.set("b", Duration.ofSeconds(5), _ -> log.info("third"));
                    timers.set("c", Duration.ofSeconds(5), _ -> log.info("fourth"));
                    log.info(first.cancel() + " " + third.cancel() + " " + third.cancel() + " " + third.key());
                    log.info(timers.cancel("c") + " " + timers.cancel("c") + " " + timers.activeCount());
                }
                """);

        time.advance(MINUTE);
        awaitInfos("second", 1);
        assertThat(infos()).contains("false true false b", "true false 1").doesNotContain("first", "third", "fourth");
    }

    @Test
    void outlives_aReload() {
        start("void main() { timers.set(\"later\", Duration.ofSeconds(5), _ -> log.info(\"fired\")); }");

        reload("void main() { log.info(\"active \" + timers.activeCount()); }");
        time.advance(Duration.ofSeconds(5));

        awaitInfos("fired", 1);
        assertThat(infos()).contains("active 1");
    }

    @Test
    void logs_whatATimerThrows() {
        start("""
                void main() {
                    timers.set("broken", Duration.ZERO, _ -> { throw new IllegalStateException("told to"); });
                }
                """);
        time.advance(Duration.ZERO);
        await().until(() -> !log.messages(Level.ERROR).isEmpty());
        assertThat(log.messages(Level.ERROR))
                .singleElement()
                .asString()
                .contains("gateway.java:4")
                .contains("told to");
    }

    @Test
    void stopsATimer_atItsDeadline() {
        start("""
                void main() {
                    timers.set("endless", Duration.ZERO, _ -> { while (true) { } });
                }
                """);
        fixture.apply(CONFIG.replace("60000", "3000"));
        time.advance(Duration.ZERO);
        await().until(() -> !log.messages(Level.ERROR).isEmpty());
        assertThat(log.messages(Level.ERROR))
                .singleElement()
                .asString()
                .contains("gateway.java:4")
                .contains("deadline");
    }

    @Test
    void refuses_aNegativeDelay() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> start("void main() { timers.set(\"a\", Duration.ofSeconds(-1), _ -> { }); }"))
                .withMessageContaining("a timer's delay must not be negative, found -1000 ms");
    }

    private void start(String script) {
        write(script);
        fixture.start(CONFIG);
    }

    private void reload(String script) {
        write(script);
        assertThat(fixture.host().reload()).isEmpty();
    }

    private void write(String script) {
        fixture.write(
                "gateway.java", "import module io.stonechat.host; Timers timers; Log log; Cache cache;\n\n" + script);
    }

    private List<String> infos() {
        return log.messages(Level.INFO);
    }

    private int count(String message) {
        return (int) infos().stream().filter(message::equals).count();
    }

    private void awaitInfos(String message, int times) {
        await().until(() -> count(message) == times);
    }
}
