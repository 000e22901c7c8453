package io.stonechat.session;

import io.stonechat.peer.RawPeer;
import io.stonechat.peer.RawServer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A session of our client that is bound to a raw centre. */
final class TestEsme implements AutoCloseable {
    final RawServer server;
    final RawPeer centre;
    final SmppSession session;
    final List<SessionEvent> events = new CopyOnWriteArrayList<>();

    private TestEsme(
            BindType type, RequestHandler handler, UnaryOperator<ClientConfig.Builder> settings, int receiveBuffer)
            throws Exception {
        server = RawServer.start(receiveBuffer);
        var config = settings.apply(ClientConfig.builder()
                        .port(server.port())
                        .bindType(type)
                        .systemId("esme")
                        .events(events::add))
                .build();
        var binding = CompletableFuture.supplyAsync(
                () -> SmppClient.connect(config, ClientHandler.of(handler)), Thread::startVirtualThread);
        centre = server.accept();
        centre.answerBind(centre.receiveBind(), CommandStatus.ESME_ROK);
        session = binding.get(30, TimeUnit.SECONDS);
    }

    static TestEsme bind(BindType type) throws Exception {
        return new TestEsme(type, TestCentre::accept, settings -> settings, 0);
    }

    static TestEsme bind(RequestHandler handler) throws Exception {
        return new TestEsme(BindType.TRANSCEIVER, handler, settings -> settings, 0);
    }

    static TestEsme bind(RequestHandler handler, UnaryOperator<ClientConfig.Builder> settings) throws Exception {
        return new TestEsme(BindType.TRANSCEIVER, handler, settings, 0);
    }

    static TestEsme bind(UnaryOperator<ClientConfig.Builder> settings) throws Exception {
        return bind(TestCentre::accept, settings);
    }

    /** One whose centre has a small receive buffer. */
    static TestEsme bindNarrow(UnaryOperator<ClientConfig.Builder> settings) throws Exception {
        return new TestEsme(BindType.TRANSCEIVER, TestCentre::accept, settings, 4096);
    }

    String closed() throws Exception {
        return session.closed().get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        session.close("the test is over");
        centre.close();
        server.close();
    }
}
