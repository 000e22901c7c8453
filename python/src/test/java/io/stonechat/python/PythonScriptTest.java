package io.stonechat.python;

import static io.stonechat.python.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.stonechat.host.ConfigException;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.HandlerFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
@ExtendWith(SharedEngine.class)
class PythonScriptTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    PythonFixture fixture;

    private final LogCapture log = new LogCapture("script");

    @BeforeEach
    void createFixture(PythonEngine engine) {
        fixture = new PythonFixture(folder, engine);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
        log.close();
    }

    @Test
    void calls_asyncAndPlainHandlers() {
        fixture.script("""
                from siphon import probe

                @probe.on_event("async")
                async def one(event):
                    return f"async {event.number}"

                @probe.on_event("plain")
                def two(event):
                    return f"plain {event.number}"

                @probe.on_event("both")
                def three(event):
                    return one(event)
                """);

        assertThat(fixture.call("async")).isEqualTo("async 1");
        assertThat(fixture.call("plain")).isEqualTo("plain 1");
        assertThat(fixture.call("both")).isEqualTo("async 1");
    }

    @Test
    void awaits_theHost_withThousandsInFlight() {
        fixture.script("""
                from stonechat import probe

                @probe.on_event("a")
                async def handle(event):
                    return await probe.never()
                """);
        var calls = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 2000; i++) {
            calls.add(fixture.start("a", "session " + i % 7, i));
        }
        await().until(() -> fixture.probe().endless().size() == 2000);
        fixture.probe().endless().forEach(stage -> stage.complete("answer"));

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.get(120, TimeUnit.SECONDS)).isEqualTo("answer"));
    }

    @Test
    void begins_theCallsOfALane_inTheirOrder() {
        fixture.script("""
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    probe.note(event.number)
                    await probe.later(1)
                """);
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int i = 0; i < 500; i++) {
            last = fixture.start("a", "one session", i);
        }

        assertThat(last).succeedsWithin(120, TimeUnit.SECONDS);
        assertThat(fixture.probe().notes())
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(String::valueOf).toList());
    }

    @Test
    void names_theScriptsOwnLines_ofWhatIsThrown() {
        fixture.script("""
                from siphon import probe

                @probe.on_event("now")
                async def now(event):
                    deep()

                @probe.on_event("later")
                async def later(event):
                    await probe.later(1)
                    deep()

                def deep():
                    raise ValueError("too deep")
                """);

        assertThatThrownBy(() -> fixture.call("now"))
                .isInstanceOf(HandlerFailure.class)
                .hasMessage("gateway.py:13 deep: ValueError: too deep");
        assertThatThrownBy(() -> fixture.call("later")).hasMessage("gateway.py:13 deep: ValueError: too deep");
        assertThat(log.messages(Level.ERROR))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("gateway.py:13 deep: ValueError: too deep\n    called from gateway.py:5 now"));
    }

    @Test
    void turns_javasExceptions_intoPythons() {
        fixture.script("""
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    try:
                        await probe.failing()
                    except ValueError as error:
                        return str(error)

                @probe.on_event("plain")
                def plain(event):
                    try:
                        probe.failing()
                    except ValueError as error:
                        return "plain " + str(error)
                """);

        assertThat(fixture.call("a")).isEqualTo("no such thing");
        assertThat(fixture.call("plain")).isEqualTo("plain no such thing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'def broken(:'                     | 2:11 | SyntaxError
            'import nothing_of_this_name'      | 2    | No module named 'nothing_of_this_name'
            'from siphon import nothing'       | 2    | there is no nothing in this build
            '1 / 0'                            | 2    | ZeroDivisionError: division by zero
            'probe.on_event()(print)'          | 2    | missing 1 required positional argument
            """)
    void refuses_aScript_withItsPlace(String line, String place, String message) {
        fixture.write("gateway.py", "from siphon import probe\n" + line + "\n");
        var host = fixture.build(PythonFixture.SETTINGS.formatted(PythonFixture.LONG));

        assertThatThrownBy(host::start)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gateway.py:" + place)
                .hasMessageContaining(message)
                .hasMessageContaining(line);
    }

    @Test
    void refuses_twoHandlers_ofOneEvent() {
        fixture.write("gateway.py", """
                from siphon import probe

                @probe.on_event("a")
                async def one(event): pass

                @probe.on_event("a")
                async def two(event): pass
                """);

        assertThatThrownBy(() -> fixture.build(PythonFixture.SETTINGS.formatted(PythonFixture.LONG))
                        .start())
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        error -> assertThat(error.problems())
                                .extracting(Diagnostic::message)
                                .containsExactly(
                                        "two handlers for probe.on_event a: gateway.py:4 one and gateway.py:7 two"));
    }

    @Test
    void has_theStandardLibrary() {
        fixture.script("""
                import base64, dataclasses, datetime, enum, hashlib, hmac, json, re, typing, urllib.parse, uuid
                from siphon import probe

                class Colour(enum.Enum):
                    RED = 1

                @dataclasses.dataclass
                class Point:
                    x: int
                    y: typing.Optional[int] = None

                @probe.on_event("a")
                async def handle(event):
                    return json.dumps({
                        "point": dataclasses.asdict(Point(1)),
                        "colour": Colour.RED.name,
                        "hash": hashlib.sha256(b"x").hexdigest()[:8],
                        "mac": hmac.new(b"k", b"m", "sha1").hexdigest()[:8],
                        "b64": base64.b64encode(b"abc").decode(),
                        "quoted": urllib.parse.quote("a b"),
                        "match": re.match(r"(\\d+)", "42x").group(1),
                        "uuid": len(uuid.uuid4().hex),
                        "day": datetime.date(2026, 11, 21).isoformat(),
                    })
                """);

        assertThat(fixture.call("a"))
                .isEqualTo("{\"point\": {\"x\": 1, \"y\": null}, \"colour\": \"RED\", \"hash\": \"2d711642\","
                        + " \"mac\": \"772b71c8\", \"b64\": \"YWJj\", \"quoted\": \"a%20b\", \"match\": \"42\","
                        + " \"uuid\": 32, \"day\": \"2026-11-21\"}");
    }

    @Test
    void leads_loggingAndPrinting_toTheLog() {
        try (var named = new LogCapture("script.billing")) {
            fixture.script("""
                    import logging
                    from siphon import probe

                    @probe.on_event("a")
                    async def handle(event):
                        logging.warning("root %s", 1)
                        logging.getLogger("billing").error("named")
                        print("printed")
                    """);
            fixture.call("a");

            assertThat(named.messages(Level.ERROR)).containsExactly("named");
        }
        assertThat(log.messages(Level.WARN)).contains("root 1");
        await().untilAsserted(() -> assertThat(log.messages(Level.INFO)).contains("printed"));
    }

    @Test
    void gives_scripts_nothingOfJava_butWhatTheyAreGiven() {
        fixture.script("""
                import java
                from _stonechat import host
                from siphon import probe

                @probe.on_event("a")
                async def handle(event):
                    told = []
                    for name in ("java.lang.System", "java.io.File", "java.lang.Runtime"):
                        try:
                            java.type(name)
                            told.append(name)
                        except KeyError:
                            pass
                        except BaseException as error:
                            told.append(type(error).__name__)
                    try:
                        host("probe").getClass().forName("java.lang.System")
                        told.append("reflection")
                    except AttributeError:
                        pass
                    try:
                        open("written", "w")
                        told.append("written")
                    except OSError:
                        pass
                    return ",".join(told)
                """);

        assertThat(fixture.call("a")).isEqualTo("");
    }
}
