package io.stonechat.api;

import static io.stonechat.api.Patience.await;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.HostPort;
import io.stonechat.host.JavaEngine;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import io.stonechat.store.DurableStore;
import io.stonechat.store.FaultyFiles;
import io.stonechat.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole gateway on a real store, with a carrier and real HTTP listeners on free ports. */
final class RunningApi implements AutoCloseable {

    static final String TOKEN = "a-token-for-the-tests";
    static final String ADMIN = "admin: { listen: 127.0.0.1:0, auth: { token: " + TOKEN + " } }\n";
    static final String METRICS = "metrics: { prometheus: { listen: 127.0.0.1:0 } }\n";

    /** Whatever room there is on the disk. */
    private static final StoreOptions STORE = StoreOptions.DEFAULT.withReserve(1 << 20);

    final Carrier carrier = new Carrier();
    final FaultyFiles disk = new FaultyFiles();
    volatile Optional<RecordFigures> records = Optional.of(new RecordFigures(0, 0, 0, 0, true));
    final SmppExtension smpp;
    final ApiExtension api;
    final ScriptHost host;
    private final Path folder;
    private final String bindKeys;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Patience.LONG).build();

    RunningApi(Path folder) {
        this(folder, ADMIN + METRICS);
    }

    RunningApi(Path folder, String sections) {
        this(folder, sections, "");
    }

    /** With more keys of the bind, each with a comma in front. */
    RunningApi(Path folder, String sections, String bindKeys) {
        this.folder = folder;
        this.bindKeys = bindKeys;
        ConfigFile config = config(sections);
        Observation observation = Observation.of(config.root(), () -> records);
        SmppWiring wiring = observation
                .addTo(SmppWiring.of(Map.of()))
                .withStores(_ -> DurableStore.open(folder.resolve("data"), STORE, disk));
        smpp = new SmppExtension(wiring);
        api = new ApiExtension(smpp, observation, "1.2.3");
        host = ScriptHost.builder(config)
                .extension(smpp)
                .extension(api)
                .engine(new JavaEngine(List.of("io.stonechat.smpp")))
                .environment(Map.of())
                .build();
        host.start();
        await().until(() -> carrier.sessions() > 0);
        await().until(() -> smpp.switchboard()
                .bind("up")
                .filter(bind -> !bind.sessions().isEmpty())
                .isPresent());
    }

    private ConfigFile config(String sections) {
        String smpp = """
                store: { path: data, accept_deadline: 60s }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: 0, session_init_timer_ms: 60000 }
                    users: [ { system_id: acme, password: secret } ]
                    binds: [ { name: up, host: 127.0.0.1, port: %d, system_id: a, password: b%s } ]
                    routing: { default_chain: ["bind:up", "queue"] }
                """.formatted(carrier.port(), bindKeys);
        return ConfigFile.parse(folder.resolve("stonechat.yaml"), sections + smpp, Map.of());
    }

    /** Takes over other sections before those of SMPP. */
    List<Diagnostic> apply(String sections) {
        return host.apply(config(sections));
    }

    /** Binds an ESME. */
    SmppSession esme() {
        String address = smpp.smpp().bindAddress();
        return SmppClient.connect(
                ClientConfig.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                        .systemId("acme")
                        .password("secret")
                        .bindType(BindType.TRANSCEIVER)
                        .build(),
                _ -> (request, exchange) ->
                        exchange.respond(new DeliverSmResp(0, CommandStatus.ESME_ROK, "", Tlvs.NONE)));
    }

    static SubmitSm message(String to) {
        return SubmitSm.builder()
                .source("12345")
                .destination(to)
                .registeredDelivery(1)
                .shortMessage(Octets.copyOf("hello".getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    /** Submits a message that asks for a receipt; its id. */
    static String submit(SmppSession esme, String to) throws Exception {
        return ((SubmitSmResp) esme.send(message(to)).get(30, TimeUnit.SECONDS)).messageId();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, Optional.of(TOKEN), "");
    }

    HttpResponse<String> post(String path) {
        return post(path, "");
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, Optional.of(TOKEN), body);
    }

    /** Asks the admin listener. */
    HttpResponse<String> send(String method, String path, Optional<String> token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        uri(api.adminAddress().orElseThrow(), path))
                .timeout(Patience.LONG)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        return send(request.build());
    }

    /** Asks the metrics listener. */
    HttpResponse<String> metrics(String path) {
        return send(HttpRequest.newBuilder(uri(api.metricsAddress().orElseThrow(), path))
                .timeout(Patience.LONG)
                .build());
    }

    private static URI uri(HostPort address, String path) {
        return URI.create("http://" + address + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        host.close();
        http.close();
        carrier.close();
    }
}
