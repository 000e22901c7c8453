package io.stonechat.app;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Receipt;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.session.Accepted;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.Connector;
import io.stonechat.session.Outcome;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A customer in virtual time: it comes and goes, submits, and keeps what it is told. */
final class DayCustomer implements AutoCloseable {

    private final String systemId;
    private final String prefix;
    private final DayTime time;
    private final Connector connector;
    private final Map<String, String> submitted = new LinkedHashMap<>();
    private final Map<String, List<String>> receipts = new ConcurrentHashMap<>();
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private @Nullable SmppSession session;

    /** Makes one whose messages all go to numbers with this prefix. */
    DayCustomer(String systemId, String prefix, DayTime time, Connector connector) {
        this.systemId = systemId;
        this.prefix = prefix;
        this.time = time;
        this.connector = connector;
    }

    /** Binds. */
    void come() {
        session = SmppClient.connect(config("secret"), new Inbox(this::arrived));
    }

    /** A bind with this password; fails as the gateway wants it. */
    void tryBind(String password) {
        SmppClient.connect(config(password), new Inbox(this::arrived)).close("only tried");
    }

    private ClientConfig config(String password) {
        return ClientConfig.builder()
                .systemId(systemId)
                .password(password)
                .connector(connector)
                .clock(time.clock())
                .timer(time.clock())
                .enquireLinkTimer(Duration.ZERO)
                .inactivityTimer(Duration.ZERO)
                .responseTimer(Duration.ofHours(1))
                .build();
    }

    /** Unbinds. */
    void leave() {
        SmppSession bound = session;
        session = null;
        if (bound != null) {
            bound.unbind();
            bound.closed().join();
        }
    }

    /** Whether it is bound. */
    boolean isBound() {
        return session != null && session.state().isBound();
    }

    /** Submits a message to the number that ends so; it asks for a receipt, and must be taken. */
    void submit(int number) {
        String destination = "%s%08d".formatted(prefix, number);
        SmppSession bound = session;
        if (bound == null) {
            throw new AssertionError(systemId + " is not bound");
        }
        Outcome outcome = bound.outcome(SubmitSm.builder()
                        .source(systemId)
                        .destination(destination)
                        .registeredDelivery(1)
                        .shortMessage(Octets.of(("to " + destination).getBytes(StandardCharsets.US_ASCII)))
                        .build())
                .join();
        if (!(outcome instanceof Accepted(var id))) {
            throw new AssertionError(systemId + ": the message to " + destination + " ended " + outcome);
        }
        submitted.put(destination, id);
    }

    private void arrived(MessageRequest message) {
        time.moved();
        Receipt.of(message)
                .ifPresentOrElse(
                        receipt -> receipts.computeIfAbsent(
                                        String.valueOf(receipt.id()), _ -> new CopyOnWriteArrayList<>())
                                .add(String.valueOf(receipt.stat())),
                        () -> texts.add(new String(message.body().toByteArray(), StandardCharsets.US_ASCII)));
    }

    String systemId() {
        return systemId;
    }

    /** Its messages: the id of each by its destination. */
    Map<String, String> submitted() {
        return submitted;
    }

    /** What it was told of a message. */
    List<String> receipts(String id) {
        return receipts.getOrDefault(id, List.of());
    }

    /** Messages from handsets. */
    List<String> texts() {
        return new ArrayList<>(texts);
    }

    @Override
    public void close() {
        leave();
    }
}
