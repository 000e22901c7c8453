package io.stonechat.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.HandlerFailure;
import io.stonechat.host.HandlerResult;
import io.stonechat.host.ScriptHost;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of {@code script.python} do: each in an engine of its own, since they count at its start. */
@Timeout(180)
class PythonKeysTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void scripts_mayDo_whatTheyAreAllowed() throws Exception {
        try (var engine = new PythonEngine();
                var fixture = new PythonFixture(folder, engine);
                var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fixture.write("gateway.py", """
                    import os, socket
                    from siphon import probe

                    @probe.on_event("files")
                    async def write(event):
                        with open(r"%s", "w") as file:
                            file.write("written")
                        return "written"

                    @probe.on_event("network")
                    async def connect(event):
                        socket.create_connection(("127.0.0.1", %d)).close()
                        return "connected"

                    @probe.on_event("environment")
                    async def look(event):
                        return str("PATH" in os.environ)
                    """.formatted(folder.resolve("file"), server.getLocalPort()));
            try (var host = fixture.build("script: { path: gateway.py, reload: off,"
                    + " python: { workers: 1, files: write, network: true, environment: false } }")) {
                host.start();
                assertThat(answers(host, "files", 1)).containsExactly("written");
                assertThat(answers(host, "network", 1)).containsExactly("connected");
                assertThat(answers(host, "environment", 1)).containsExactly("False");
            }
        }
    }

    @Test
    void threads_areSoMany_thatMayBlockAtOnce_andFilesMayBeOutOfReach() throws Exception {
        try (var engine = new PythonEngine();
                var fixture = new PythonFixture(folder, engine)) {
            Path secret = fixture.write("secret.txt", "secret");
            fixture.write("gateway.py", """
                    import threading, time
                    from siphon import probe

                    @probe.on_event("thread")
                    def block(event):
                        time.sleep(0.2)
                        return str(threading.get_ident())

                    @probe.on_event("files")
                    async def read(event):
                        try:
                            return open(r"%s").read()
                        except OSError:
                            return "refused"
                    """.formatted(secret));
            try (var host = fixture.build(
                    "script: { path: gateway.py, reload: off, python: { workers: 1, threads: 1, files: none } }")) {
                host.start();
                assertThat(answers(host, "thread", 4)).hasSize(1);
                assertThat(answers(host, "files", 1)).containsExactly("refused");
            }
        }
    }

    /** What so many calls at once answer, each on a lane of its own. */
    private static Set<String> answers(ScriptHost host, String event, int calls) throws Exception {
        var begun = IntStream.range(0, calls)
                .mapToObj(i -> begin(host, event, "lane " + i))
                .toList();
        var answers = new HashSet<String>();
        for (var call : begun) {
            answers.add(String.valueOf(call.get(60, TimeUnit.SECONDS)));
        }
        return answers;
    }

    private static CompletableFuture<@Nullable Object> begin(ScriptHost host, String event, String lane) {
        var end = new CompletableFuture<@Nullable Object>();
        var handler = Objects.requireNonNull(host.handlers().find(ProbeExtension.ON_EVENT, event), event);
        handler.start(
                lane,
                new HandlerResult() {
                    @Override
                    public void returned(@Nullable Object value) {
                        end.complete(value);
                    }

                    @Override
                    public void failed(HandlerFailure failure) {
                        end.completeExceptionally(failure);
                    }
                },
                new Event(event, 1));
        return end;
    }
}
