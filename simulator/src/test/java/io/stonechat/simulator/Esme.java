package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Request;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.ClientHandler;
import io.stonechat.session.Exchange;
import io.stonechat.session.Outcome;
import io.stonechat.session.SmppClient;
import io.stonechat.session.SmppSession;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An ESME on a real socket: what it is sent it answers with ESME_ROK and keeps. */
final class Esme implements AutoCloseable {

    private final SmppSession session;
    private final BlockingQueue<MessageRequest> received = new LinkedBlockingQueue<>();

    Esme(Simulator simulator) {
        this(simulator, BindType.TRANSCEIVER, "password");
    }

    Esme(Simulator simulator, BindType type, String password) {
        ClientConfig config = ClientConfig.builder()
                .host("127.0.0.1")
                .port(simulator.address().getPort())
                .systemId("smppclient1")
                .password(password)
                .bindType(type)
                .build();
        session = SmppClient.connect(config, ClientHandler.of(this::answer));
    }

    SmppSession session() {
        return session;
    }

    Response send(Request request) {
        return session.send(request).orTimeout(30, TimeUnit.SECONDS).join();
    }

    Outcome submit(String destination) {
        return session.submit(message(destination))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** The next message or receipt that arrived. */
    MessageRequest next() throws InterruptedException {
        MessageRequest next = received.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived within 30 seconds");
        }
        return next;
    }

    boolean hasReceived() {
        return !received.isEmpty();
    }

    static SubmitSm message(String destination) {
        return SubmitSm.builder()
                .source("1000")
                .destination(destination)
                .registeredDelivery(1)
                .shortMessage(io.stonechat.protocol.Octets.of(
                        "Hello, stonechat".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .build();
    }

    private void answer(Request request, Exchange exchange) {
        switch (request) {
            case DeliverSm deliver -> {
                received.add(deliver);
                exchange.respond(new DeliverSmResp(deliver.sequenceNumber(), ESME_ROK, "", Tlvs.NONE));
            }
            case DataSm data -> {
                received.add(data);
                exchange.respond(new DataSmResp(data.sequenceNumber(), ESME_ROK, "", Tlvs.NONE));
            }
            default -> throw new AssertionError("a centre does not send " + request);
        }
    }

    @Override
    public void close() {
        session.close("the test is over");
    }
}
