package io.stonechat.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.JavaEngine;
import io.stonechat.host.ScriptHost;
import io.stonechat.smpp.SmppExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that people read first compile as they stand. */
class ScriptsCompileTest {
    private static final String IMPORTS = """
            import module io.stonechat.script;
            import static io.stonechat.protocol.CommandStatus.*;
            Store store;  Cache cache;  Log log;
            """;

    /** Every form of answer that a script can give, in one file. */
    private static final String FIRST_SCRIPT = """
            import module io.stonechat.script;
            import static io.stonechat.protocol.CommandStatus.*;

            Smpp smpp;  Cache cache;  Log log;                       // filled in by the host, by type

            @OnBind
            BindReply authorise(Bind bind) {
                return cache.get("pw:" + bind.systemId()).filter(bind::passwordMatches).isPresent()
                        ? BindReply.accept()
                        : BindReply.reject(ESME_RINVPASWD, "bad password");
            }

            @OnPdu
            Reply submit(SubmitSm pdu, Session session) {            // the parameter type names the command
                return Reply.queue("bind:aggregator-eu", "queue");   // durable: answered when it is on disk
            }

            @OnPdu
            Reply byHand(DataSm pdu, Session session) {              // or Reply.relay(…): the ESME waits. Or all of it by hand:
                return switch (smpp.submitVia("aggregator-eu", pdu)) {
                    case Accepted(var id)     -> Reply.accept(id);
                    case Rejected(var status) -> Reply.reject(status);
                    case NotSent _, Unknown _ -> Reply.reject(ESME_RSYSERR);
                };
            }

            void main() { log.info("gateway loaded"); }               // optional: runs at each load
            """;

    @Test
    void theFirstScript_compilesWordForWord(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("gateway.java"), FIRST_SCRIPT);

        assertThat(check(Files.writeString(folder.resolve("stonechat.yaml"), "script: { path: gateway.java }\n")))
                .isEmpty();
    }

    @Test
    void theExampleGateway_isInOrder() {
        assertThat(check(Path.of("../examples/gateway/stonechat.yaml"))).isEmpty();
    }

    @Test
    void eachHookOfTheManual_compiles(@TempDir Path folder) throws IOException {
        String hooks = Pattern.compile("```java\n(@On.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/manual.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(hooks).contains("@OnRoute", "@OnFinal");
        Files.writeString(folder.resolve("manual.java"), IMPORTS + hooks);

        assertThat(check(Files.writeString(folder.resolve("stonechat.yaml"), "script: { path: manual.java }\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo/echo.java", "policy/policy.java"})
    void theOtherExamples_compile(String script, @TempDir Path folder) throws IOException {
        Path file = Path.of("../examples").resolve(script).toAbsolutePath().normalize();

        assertThat(check(Files.writeString(folder.resolve("stonechat.yaml"), "script: { path: \"" + file + "\" }\n")))
                .isEmpty();
    }

    private static List<Diagnostic> check(Path config) {
        try (ScriptHost host = ScriptHost.builder(ConfigFile.load(config, Map.of()))
                .extension(new SmppExtension(Map.of()))
                .engine(new JavaEngine(List.of("io.stonechat.script")))
                .environment(Map.of())
                .build()) {
            return host.check();
        }
    }
}
