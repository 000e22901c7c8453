package io.stonechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in at the admin listener, and what the others are told. */
@SuppressWarnings("NullAway.Init")
class AdminDoorTest {

    @TempDir
    private Path folder;

    private RunningApi gateway;

    @BeforeEach
    void start() {
        gateway = new RunningApi(folder, RunningApi.ADMIN);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return gateway.send(method, path, Optional.of(RunningApi.TOKEN), body);
    }

    @ParameterizedTest
    @CsvSource({"GET,/status", "GET,/binds", "GET,/messages", "POST,/binds/up/stop", "POST,/messages/1/cancel"})
    void nobody_gets_in_without_the_token_or_with_another(String method, String path) {
        HttpResponse<String> without = gateway.send(method, "/admin/v1" + path, Optional.empty(), "");
        HttpResponse<String> wrong = gateway.send(method, "/admin/v1" + path, Optional.of("another-token-here"), "");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"stonechat\"");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(RunningApi.json(wrong).path("error").asString()).contains("Authorization: Bearer <token>");
        assertThat(gateway.carrier.sessions()).isOne();
    }

    @Test
    void what_is_not_there_is_404_in_a_sentence() {
        assertThat(gateway.get("/admin/v1/nothing").statusCode()).isEqualTo(404);
        HttpResponse<String> bind = gateway.get("/admin/v1/binds/none");
        assertThat(bind.statusCode()).isEqualTo(404);
        assertThat(RunningApi.json(bind).path("error").asString()).isEqualTo("There is no bind \"none\".");
        assertThat(gateway.post("/admin/v1/binds/none/stop").statusCode()).isEqualTo(404);
        assertThat(gateway.post("/admin/v1/sessions/s999/kick").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/admin/v1/messages/12345").statusCode()).isEqualTo(404);
    }

    @Test
    void another_method_is_405_and_says_which_one_is_meant() {
        HttpResponse<String> response = send("DELETE", "/admin/v1/binds/up", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
        assertThat(send("GET", "/admin/v1/binds/up/stop", "").headers().firstValue("Allow"))
                .contains("POST");
        assertThat(send("POST", "/healthz", "").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/v1/messages?colour=red | takes no \"colour\"",
                "/admin/v1/messages?limit=0 | \"limit\" must be from 1 to 1000",
                "/admin/v1/messages?limit=many | \"limit\" must be from 1 to 1000",
                "/admin/v1/messages?state=red | There is no state \"red\"",
                "/admin/v1/messages?from=yesterday | \"yesterday\" is no time",
                "/admin/v1/messages/xyz%21 | is no message id",
                "/admin/v1/status?json=1 | takes no \"json\""
            })
    void a_question_that_makes_no_sense_is_400_in_a_sentence(String path, String sentence) {
        HttpResponse<String> response = gateway.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(response).path("error").asString()).contains(sentence);
    }

    @Test
    void a_body_that_is_no_object_is_400() {
        assertThat(gateway.post("/admin/v1/binds/up/trace", "[1]").statusCode()).isEqualTo(400);
        assertThat(gateway.post("/admin/v1/binds/up/trace", "{").statusCode()).isEqualTo(400);
        assertThat(gateway.post("/admin/v1/binds/up/trace", "{\"trace\":\"loud\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(gateway.post("/admin/v1/binds/up/trace").statusCode()).isEqualTo(400);
    }

    @Test
    void a_body_without_end_is_not_read() throws IOException {
        HostPort door = gateway.api.adminAddress().orElseThrow();
        // It is not even sent: what lies unread when the door is shut would take the answer with it.
        String head = "POST /admin/v1/binds/up/trace HTTP/1.1\r\nHost: " + door + "\r\nAuthorization: Bearer "
                + RunningApi.TOKEN + "\r\nContent-Length: 100000\r\n\r\n";
        try (var socket = new Socket(door.host(), door.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).contains(" 413 ");
        }
    }

    @Test
    void a_changed_token_is_live_at_once() {
        assertThat(gateway.apply("admin: { listen: 127.0.0.1:0, auth: { token: another-token-here } }\n"))
                .isEmpty();

        assertThat(gateway.get("/admin/v1/status").statusCode()).isEqualTo(401);
        assertThat(gateway.send("GET", "/admin/v1/status", Optional.of("another-token-here"), "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void there_are_no_metrics_where_none_are_configured() {
        assertThat(gateway.api.metricsAddress()).isEmpty();
        assertThat(gateway.get("/metrics").statusCode()).isEqualTo(404);
    }
}
