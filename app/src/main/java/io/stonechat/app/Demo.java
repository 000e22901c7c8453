package io.stonechat.app;

import static io.stonechat.app.DemoLines.Party.ESME;
import static io.stonechat.app.DemoLines.Party.GATEWAY;

import io.stonechat.host.ConfigFile;
import io.stonechat.host.ScriptHost;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import io.stonechat.simulator.Pace;
import io.stonechat.simulator.Scenario;
import io.stonechat.simulator.Simulator;
import io.stonechat.smpp.SmppExtension;
import io.stonechat.smpp.SmppWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A message centre, the gateway and an ESME in one process, over real sockets on loopback. */
final class Demo implements AutoCloseable {

    private static final Duration RECEIPT_DELAY = Duration.ofMillis(150);
    private static final int PATIENCE_SECONDS = 30;

    private final DemoLines lines;
    private final DemoJourney journey;
    private final ReceiptBoard receipts = new ReceiptBoard();
    private final Simulator centre;
    private final SmppExtension smpp;
    private final ScriptHost gateway;

    /**
     * Starts the centre and the gateway.
     *
     * @param folder where the script is, and where the configuration would be
     * @param ports where both listen
     */
    Demo(DemoLines lines, Path folder, DemoPorts ports) {
        this.lines = lines;
        this.centre = Simulator.builder()
                .host("127.0.0.1")
                .port(ports.centre())
                .scenario(Scenario.HEALTHY.withPace(new Pace(Duration.ZERO, RECEIPT_DELAY)))
                .start();
        this.journey = new DemoJourney(lines);
        this.smpp = new SmppExtension(
                SmppWiring.of(Map.of()).withSessionEvents(journey::onLink).withMessageEvents(journey::onMessage));
        this.gateway = GatewayHost.of(config(folder, ports.gateway()), smpp);
    }

    void start() {
        gateway.start();
    }

    int gatewayPort() {
        String address = smpp.smpp().bindAddress();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    int centrePort() {
        return centre.address().getPort();
    }

    /** Sends each text, one after the other, and waits for what becomes of it. */
    List<DemoResult> sendAll() {
        ClientConfig config = ClientConfig.builder()
                .host("127.0.0.1")
                .port(gatewayPort())
                .systemId("smppclient1")
                .password("password")
                .build();
        SmppSession esme = SmppClient.connect(config, new Inbox(this::arrived));
        try {
            return DemoMessage.ALL.stream().map(message -> send(message, esme)).toList();
        } finally {
            esme.unbind();
            esme.closed()
                    .completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private DemoResult send(DemoMessage message, SmppSession esme) {
        List<Sent> segments = new ArrayList<>();
        for (Segment segment : message.segments()) {
            String label = DemoJourney.column(message.label(segment.number(), segment.total()));
            lines.hop(ESME, GATEWAY, "submit_sm", label + describe(message, segment));
            SubmitSm request = segment.applyTo(SubmitSm.builder()
                            .source("1000")
                            .destination(message.destination())
                            .registeredDelivery(1))
                    .build();
            Sent sent = new Sent(new Outgoing(message.destination(), segment.number(), segment.total(), request), esme);
            segments.add(sent);
            if (sent.outcome().join() instanceof Accepted accepted) {
                lines.hop(GATEWAY, ESME, "submit_sm_resp", label + "id " + accepted.messageId());
                receipts.expect(sent, accepted);
            }
        }
        CompletableFuture<?>[] ends =
                segments.stream().filter(Sent::isAccepted).map(Sent::receipt).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        lines.say("");
        return new DemoResult(message, segments);
    }

    private void arrived(MessageRequest message) {
        Receipt.of(message)
                .ifPresentOrElse(
                        receipt -> {
                            journey.onReceipt(receipt);
                            receipts.arrived(receipt);
                        },
                        () -> lines.hop(GATEWAY, ESME, "deliver_sm", Texts.of(message)));
    }

    private static String describe(DemoMessage message, Segment segment) {
        return "to %s, %s: %s"
                .formatted(message.destination(), message.what(), Texts.quoted(shortened(segment.text())));
    }

    private static String shortened(String text) {
        int most = 30;
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }

    private ConfigFile config(Path folder, int port) {
        String text = """
                script: { path: gateway.java }
                extensions:
                  smpp:
                    server: { bind_address: 127.0.0.1, port: %d }
                    binds:
                      - { name: centre, host: 127.0.0.1, port: %d, system_id: smppclient1, password: password }
                """.formatted(port, centrePort());
        return ConfigFile.parse(folder.resolve("stonechat.yaml"), text, Map.of());
    }

    /** Ends the gateway in good order, then the centre. */
    @Override
    public void close() {
        gateway.drain(Duration.ofSeconds(5));
        gateway.close();
        centre.close();
    }
}
