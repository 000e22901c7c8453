package io.stonechat.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.api.ControlDesk;
import io.stonechat.api.ControlRequest;
import io.stonechat.api.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The socket by which a running gateway is talked to. */
class ControlSocketTest {

    private static final ControlDesk ECHO = (request, items) -> {
        items.accept(JsonMapper.shared().createObjectNode().put("verb", request.verb()));
        items.accept(request.arguments());
        if (request.verb().equals("fail")) {
            throw Refusal.impossible("It cannot be done.");
        }
    };

    @TempDir
    private Path folder;

    @Test
    void a_request_is_answered_item_by_item() {
        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            List<ObjectNode> items = ask(ControlRequest.of("ls").with("id", 7));

            assertThat(items.getFirst()).hasToString("{\"verb\":\"ls\"}");
            assertThat(items.getLast().path("id").asString()).isEqualTo("7");
        }
    }

    @Test
    void who_asks_is_what_the_system_says_and_not_what_the_request_does() {
        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            List<ObjectNode> items = ask(ControlRequest.of("ls").with("who", "the queen"));

            assertThat(items.getLast().path("who").asString()).isEqualTo("socket: " + System.getProperty("user.name"));
        }
    }

    @Test
    void what_cannot_be_done_is_said_after_what_could() {
        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            assertThatThrownBy(() -> ask(ControlRequest.of("fail")))
                    .isInstanceOf(Failure.class)
                    .hasMessage("It cannot be done.");
        }
    }

    @Test
    void nobody_but_its_user_gets_in() throws IOException {
        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ControlSocket.in(folder))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_socket_that_a_killed_gateway_left_is_replaced() throws IOException {
        Files.createFile(ControlSocket.in(folder));
        assertThat(ControlClient.connect(folder)).isEmpty();

        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            assertThat(ask(ControlRequest.of("ls"))).isNotEmpty();
        }

        assertThat(ControlSocket.in(folder)).doesNotExist();
        assertThat(ControlClient.connect(folder)).isEmpty();
    }

    @Test
    void a_path_that_no_socket_can_have_is_said_to_be_too_long() {
        Path deep = folder.resolve("a".repeat(100));

        assertThatThrownBy(() -> ControlSocket.open(deep, ECHO))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("too long for a control socket")
                .hasMessageContaining("choose a shorter store path");
    }

    @Test
    void another_version_of_the_protocol_is_refused_with_a_sentence() throws IOException {
        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            assertThat(raw("{\"version\":2,\"verb\":\"ls\",\"arguments\":{}}\n"))
                    .contains("\"failed\"")
                    .contains("version 1");
            assertThat(raw("hello\n")).contains("one line of JSON");
        }
    }

    @Test
    void an_endless_request_is_cut_off() throws IOException {
        try (ControlSocket _ = ControlSocket.open(folder, ECHO)) {
            assertThat(raw("x".repeat(70_000))).isNull();
            assertThat(ask(ControlRequest.of("ls"))).isNotEmpty();
        }
    }

    private List<ObjectNode> ask(ControlRequest request) {
        List<ObjectNode> items = new ArrayList<>();
        try (ControlClient client = ControlClient.connect(folder).orElseThrow()) {
            client.answer(request, items::add);
        }
        return items;
    }

    private @Nullable String raw(String request) throws IOException {
        try (var channel = SocketChannel.open(ControlSocket.address(ControlSocket.in(folder)));
                var out = Channels.newWriter(channel, UTF_8);
                var in = new BufferedReader(Channels.newReader(channel, UTF_8))) {
            try {
                out.write(request);
                out.flush();
                return in.readLine();
            } catch (IOException _) {
                return null;
            }
        }
    }
}
