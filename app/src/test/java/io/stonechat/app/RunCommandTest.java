package io.stonechat.app;

import static io.stonechat.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private static final String ECHO = """
            import module io.stonechat.script;
            @OnBind BindReply anybody(Bind bind) { return BindReply.accept(); }
            @OnPdu Reply anything(SubmitSm pdu) { return Reply.accept(); }
            """;

    @TempDir
    private Path folder;

    @Test
    void it_runs_a_script_until_it_is_told_to_stop() throws Exception {
        int port = FreePort.choose();
        Path config = config(port, ECHO);
        StringWriter err = new StringWriter();
        FutureTask<Integer> gateway = new FutureTask<>(
                () -> CommandRun.commandLine(new StringWriter(), err).execute("run", config.toString()));
        Thread thread = Thread.ofPlatform().start(gateway);
        await().atMost(Duration.ofSeconds(30)).until(() -> gateway.isDone() || listens(port));

        CommandRun send = CommandRun.of("send", "--port", "" + port, "--to", "491700000000", "--text", "Hello");
        thread.interrupt();

        assertThat(gateway.get()).as(err::toString).isZero();
        assertThat(send.out()).contains("accepted, id");
    }

    @Test
    void a_port_in_use_is_said_in_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            CommandRun run =
                    CommandRun.of("run", config(taken.getLocalPort(), ECHO).toString());

            assertThat(run.err())
                    .contains(":" + taken.getLocalPort())
                    .contains("in use")
                    .hasLineCount(1);
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    void a_missing_file_is_said_in_one_sentence() {
        CommandRun run = CommandRun.of("run", folder.resolve("none.yaml").toString());

        assertThat(run.err()).startsWith("stonechat: There is no file ").hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void check_names_the_place_of_every_mistake() throws IOException {
        Path config = config(0, ECHO.replace("Reply.accept()", "Reply.acept()"));
        Files.writeString(config, Files.readString(config).replace("bind_address", "bind_adress"));

        CommandRun run = CommandRun.of("check", config.toString());

        assertThat(run.err())
                .contains("gateway.java:3")
                .contains("acept")
                .contains("unknown key \"bind_adress\" (did you mean \"bind_address\"?)");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void check_is_content_with_what_is_right() throws IOException {
        CommandRun run = CommandRun.of("check", config(2775, ECHO).toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("No mistakes found.\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void check_writes_one_json_object_a_mistake() throws IOException {
        Path script = folder.resolve("broken.java");
        Files.writeString(script, "void main( {}\n");

        CommandRun run = CommandRun.of("check", "--json", script.toString());

        assertThat(run.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"severity\":\"error\",\"file\":"));
        assertThat(run.status()).isEqualTo(1);
    }

    private Path config(int port, String script) throws IOException {
        Files.writeString(folder.resolve("gateway.java"), script);
        Path config = folder.resolve("stonechat.yaml");
        Files.writeString(config, """
                script: { path: gateway.java }
                log: { level: warn }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                """.formatted(port));
        return config;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }
}
