package io.stonechat.api;

import static io.stonechat.api.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.host.Diagnostic;
import io.stonechat.session.SmppSession;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators see and do over HTTP, on a gateway with an ESME and a carrier. */
@SuppressWarnings("NullAway.Init")
class OperationsTest {

    @TempDir
    private Path folder;

    private RunningApi gateway;
    private SmppSession esme;

    @BeforeEach
    void start() {
        gateway = new RunningApi(folder, RunningApi.ADMIN);
        esme = gateway.esme();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = gateway.get("/admin/v1" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.json(response);
    }

    private JsonNode change(String path, String body) {
        HttpResponse<String> response = gateway.post("/admin/v1" + path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.json(response);
    }

    private String bindState() {
        return read("/binds/up").path("state").asString();
    }

    private void awaitBind(String state) {
        await().until(() -> bindState().equals(state));
    }

    private JsonNode esmeSession() {
        return read("/sessions")
                .path("items")
                .valueStream()
                .filter(session -> session.path("kind").asString().equals("esme"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_status_tells_of_the_whole_gateway() {
        JsonNode status = read("/status");

        assertThat(status.path("version").asString()).isEqualTo("1.2.3");
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("health").asString()).isEqualTo("writable");
        assertThat(status.path("binds").get(0).path("name").asString()).isEqualTo("up");
        assertThat(status.path("esmes").get(0).path("system_id").asString()).isEqualTo("acme");
        assertThat(status.path("esmes").get(0).path("sessions").asInt()).isOne();
    }

    @Test
    void a_bind_is_shown_with_its_connections() {
        JsonNode bind = read("/binds").path("items").get(0);

        assertThat(bind.path("state").asString()).isEqualTo("up");
        assertThat(bind.path("connections").get(0).path("host").asString())
                .isEqualTo("127.0.0.1:" + gateway.carrier.port());
        assertThat(bind.path("connections").get(0).path("phase").asString()).isEqualTo("bound");
        assertThat(bind.path("window").asInt()).isPositive();
    }

    @Test
    void a_bind_that_is_down_says_why() {
        gateway.carrier.close();

        await().until(() -> !read("/binds/up").path("last_error").asString("").isEmpty());
        awaitBind("down");
    }

    @Test
    void a_stopped_bind_unbinds_keeps_what_comes_and_takes_it_up_when_it_is_started() throws Exception {
        assertThat(change("/binds/up/stop", "").path("result").asString()).isEqualTo("done");
        gateway.carrier.awaitSessions(0);
        awaitBind("stopped");

        String id = RunningApi.submit(esme, "491701234567");
        assertThat(read("/queues")
                        .path("items")
                        .valueStream()
                        .map(queue -> queue.path("queue").asString()))
                .contains("bind:up");
        await().until(() ->
                !read("/binds/up").path("parked").path("reason").asString("").isEmpty());
        change("/binds/up/start", "");

        assertThat(gateway.carrier.nextSubmit().destination().address()).isEqualTo("491701234567");
        awaitBind("up");
        await().until(() ->
                !read("/messages/" + id).path("items").get(0).path("attempts").isEmpty());
    }

    @Test
    void a_drained_bind_stays_bound_and_is_sent_nothing() throws Exception {
        change("/binds/up/drain", "");
        await().until(() -> bindState().startsWith("drain"));

        String id = RunningApi.submit(esme, "491701234567");

        assertThat(gateway.carrier.sessions()).isOne();
        assertThat(read("/messages/" + id).path("items").get(0).path("state").asString())
                .isEqualTo("queued");
        change("/binds/up/start", "");
        assertThat(gateway.carrier.nextSubmit()).isNotNull();
    }

    @Test
    void a_session_is_shown_with_what_went_over_it() throws Exception {
        RunningApi.submit(esme, "491701234567");

        JsonNode session = esmeSession();

        assertThat(session.path("system_id").asString()).isEqualTo("acme");
        assertThat(session.path("bind_type").asString()).isEqualTo("transceiver");
        assertThat(session.path("interface_version").asString()).isEqualTo("3.4");
        assertThat(session.path("remote").asString()).startsWith("127.0.0.1:");
        assertThat(session.path("pdus_in").asLong()).isPositive();
        assertThat(session.path("since").asString()).startsWith("20");
        assertThat(read("/sessions/" + session.path("id").asString()).path("id"))
                .isEqualTo(session.path("id"));
    }

    @Test
    void a_kicked_session_is_unbound() throws Exception {
        change("/sessions/" + esmeSession().path("id").asString() + "/kick", "");

        assertThat(esme.closed().get(30, TimeUnit.SECONDS)).isNotBlank();
    }

    @Test
    void a_session_may_be_closed_at_once() throws Exception {
        change("/sessions/" + esmeSession().path("id").asString() + "/kick", "{\"now\":true}");

        assertThat(esme.closed().get(30, TimeUnit.SECONDS)).isNotBlank();
    }

    @Test
    void traces_are_switched_on_and_off() {
        String session = "/sessions/" + esmeSession().path("id").asString();
        change(session + "/trace", "{\"trace\":\"redacted\"}");
        assertThat(read(session).path("trace").asString()).isEqualTo("redacted");
        change(session + "/trace", "{\"trace\":\"off\"}");
        assertThat(read(session).path("trace").asString()).isEqualTo("off");
        change("/binds/up/trace", "{\"trace\":\"full\"}");
        assertThat(read("/binds/up").path("trace").asString()).isEqualTo("full");
    }

    @Test
    void a_cancelled_message_says_in_its_history_who_cancelled_it() throws Exception {
        change("/binds/up/stop", "");
        awaitBind("stopped");
        String id = RunningApi.submit(esme, "491701234567");

        assertThat(change("/messages/" + id + "/cancel", "").path("result").asString())
                .isEqualTo("done");

        JsonNode message = read("/messages/" + id).path("items").get(0);
        assertThat(message.path("state").asString()).isEqualTo("deleted");
        assertThat(message.path("history").toString()).contains("admin token from 127.0.0.1");
        assertThat(message.has("text")).isFalse();
        HttpResponse<String> again = gateway.post("/admin/v1/messages/" + id + "/cancel");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(again).path("sentence").asString()).contains("has ended");
    }

    @Test
    void messages_are_found_and_their_text_is_shown_only_on_request() throws Exception {
        String id = RunningApi.submit(esme, "491701234567");

        JsonNode found = read("/messages?destination=491701234567&account=acme&limit=10");

        assertThat(found.path("items")
                        .valueStream()
                        .map(message -> message.path("id").asString()))
                .containsExactly(id);
        assertThat(found.toString()).doesNotContain("hello");
        assertThat(read("/messages/" + id + "?text=true").toString()).contains("hello");
    }

    @Test
    void what_operators_did_is_kept_with_who_did_it() {
        change("/binds/up/drain", "");
        change("/binds/up/start", "");
        change("/clock/confirm", "");

        List<JsonNode> events = read("/events").path("items").valueStream().toList();

        assertThat(events)
                .extracting(event -> event.path("action").asString())
                .containsExactly("bind drain", "bind start", "confirm-clock");
        assertThat(events).allMatch(event -> event.path("who").asString().equals("admin token from 127.0.0.1"));
        assertThat(Optional.of(events.getFirst().path("subject").asString())).contains("up");
    }

    @Test
    void changed_configurations_are_kept_with_what_came_of_them() {
        String changed = "node: gw-7\nserver: { drain_secs: 7 }\n";
        assertThat(gateway.apply(changed + RunningApi.ADMIN)).noneMatch(Diagnostic::isError);
        assertThat(gateway.apply("nodes: gw-7\n" + RunningApi.ADMIN)).anyMatch(Diagnostic::isError);
        change("/binds/up/drain", "");

        List<JsonNode> events = read("/events").path("items").valueStream().toList();

        assertThat(events)
                .extracting(event -> event.path("type").asString() + " "
                        + event.path("result").asString())
                .containsExactly(
                        "config_reloaded taken",
                        "config_reloaded refused",
                        "operator_action it is sent nothing new, and stays bound for receipts");
        assertThat(events.getFirst().path("changes").toString()).contains("server added");
        assertThat(events.get(1).path("problems").toString()).contains("unknown key \\\"nodes\\\"");
        assertThat(events).allMatch(event -> event.path("at").asString().startsWith("20"));
    }

    @Test
    void node_is_named_by_the_status_and_by_each_event() {
        gateway.close();
        gateway = new RunningApi(folder, "node: gw-7\n" + RunningApi.ADMIN);

        change("/binds/up/drain", "");
        gateway.apply("node: gw-7\nserver: { drain_secs: 7 }\n" + RunningApi.ADMIN);

        assertThat(read("/status").path("node").asString()).isEqualTo("gw-7");
        assertThat(read("/events")
                        .path("items")
                        .valueStream()
                        .map(event -> event.path("node").asString()))
                .containsExactly("gw-7", "gw-7");
    }
}
