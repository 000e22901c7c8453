package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawClient;
import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.Tlvs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Several listeners, what a bind is decided by, and delivery to whoever is bound. */
class ListenersTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final BlockingQueue<BindContext> contexts = new LinkedBlockingQueue<>();
    private final BlockingQueue<BindRequest> binds = new LinkedBlockingQueue<>();

    private final ServerHandler asking = new ServerHandler() {
        @Override
        public BindDecision authorise(BindRequest bind, BindContext context) {
            binds.add(bind);
            contexts.add(context);
            return BindDecision.accept("centre");
        }

        @Override
        public RequestHandler handler(SmppSession session) {
            return TestCentre::accept;
        }
    };

    private static ListenerConfig onLoopback(int port) {
        return ListenerConfig.builder().host("127.0.0.1").port(port).build();
    }

    private SmppServer twoListeners() {
        return SmppServer.start(
                ServerConfig.builder()
                        .listener(onLoopback(0))
                        .listener(onLoopback(0))
                        .build(),
                asking);
    }

    @Test
    void oneServer_listensOnSeveralPorts_andTheDecisionKnowsWhich() throws Exception {
        try (var server = twoListeners()) {
            var ports = server.localAddresses();
            assertThat(ports).hasSize(2).doesNotHaveDuplicates();

            for (InetSocketAddress port : ports) {
                try (var peer = RawClient.connect(port)) {
                    peer.bind(BindType.TRANSMITTER, "esme", "pw");
                    var context = contexts.poll(30, TimeUnit.SECONDS);
                    assertThat(context).isNotNull();
                    assertThat(context.local()).isEqualTo(port);
                    assertThat(context.proxy()).isNull();
                    assertThat(context.certificate()).isEmpty();
                    assertThat(context.address()).contains(LOOPBACK);
                }
            }
        }
    }

    @Test
    void theDecision_knowsEverythingThatTheBindSays() throws Exception {
        try (var server = twoListeners();
                var peer = RawClient.connect(server.localAddress())) {
            var sent = BindRequest.builder()
                    .sequenceNumber(7)
                    .type(BindType.RECEIVER)
                    .systemId("esme")
                    .password("pw")
                    .systemType("VMS")
                    .interfaceVersion(0x50)
                    .addrTon(1)
                    .addrNpi(1)
                    .addressRange("^49")
                    .build();
            peer.send(sent).expect(CommandId.BIND_RECEIVER_RESP);

            assertThat(binds.poll(30, TimeUnit.SECONDS)).isEqualTo(sent);
            assertThat(server.sessions("esme"))
                    .singleElement()
                    .satisfies(session -> assertThat(session.interfaceVersion()).isEqualTo(0x34));
        }
    }

    @Test
    void aPortThatIsTaken_isNamed_andNoneOfTheOthersStaysOpen() throws Exception {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            var free = new ServerSocket(0, 1, LOOPBACK);
            int freePort = free.getLocalPort();
            free.close();
            var config = ServerConfig.builder()
                    .listener(onLoopback(freePort))
                    .listener(onLoopback(taken.getLocalPort()))
                    .build();

            assertThatThrownBy(() -> SmppServer.start(config, asking))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
            new ServerSocket(freePort, 1, LOOPBACK).close();
        }
    }

    @Test
    void delivers_toAReceiverOfTheSystemId_neverToATransmitter() throws Exception {
        try (var server = twoListeners();
                var transmitter = RawClient.connect(server.localAddress());
                var receiver = RawClient.connect(server.localAddress())) {
            transmitter.bind(BindType.TRANSMITTER, "esme", "pw");
            await().until(() -> server.sessions("esme").size() == 1);
            assertThat(server.deliver("esme", Messages.deliver(0)).join()).isInstanceOf(NotSent.class);
            assertThat(server.receiver("esme")).isEmpty();

            receiver.bind(BindType.RECEIVER, "esme", "pw");
            await().until(() -> server.receiver("esme").isPresent());
            var outcome = server.deliver("esme", Messages.deliver(0));
            int sequence = receiver.expect(CommandId.DELIVER_SM).sequenceNumber();
            receiver.send(new DeliverSmResp(sequence, CommandStatus.ESME_ROK, "", Tlvs.NONE));

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            assertThat(server.deliver("nobody", Messages.deliver(0)).join()).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void withoutAListener_linksOfOtherMakingAreServed() {
        var pair = InMemoryWire.pair();
        var config = ServerConfig.builder().withoutListeners().build();
        try (var server = SmppServer.start(config, asking)) {
            server.accept(pair.server());
            var session = SmppClient.connect(
                    ClientConfig.builder()
                            .systemId("esme")
                            .password("pw")
                            .connector(pair::client)
                            .build(),
                    ClientHandler.of((_, exchange) -> exchange.reject(CommandStatus.ESME_RINVCMDID)));

            assertThat(session.state().isBound()).isTrue();
            assertThat(server.localAddresses()).isEmpty();
            assertThatThrownBy(server::localAddress).hasMessageContaining("no listener");
        }
    }

    /** A link that something happens to just when it is looked at. */
    private record Untimely(Wire wire, Runnable meanwhile) implements Wire {
        @Override
        public SocketAddress remote() {
            meanwhile.run();
            return wire.remote();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return wire.read(into, offset, length);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            wire.write(from, offset, length);
        }

        @Override
        public void finish() throws IOException {
            wire.finish();
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    @Test
    void aLinkThatComes_whileTheServerIsBeingClosed_isClosedToo() throws Exception {
        for (var end : List.<Consumer<SmppServer>>of(SmppServer::close, SmppServer::stopAccepting)) {
            var pair = InMemoryWire.pair();
            try (var server =
                    SmppServer.start(ServerConfig.builder().withoutListeners().build(), asking)) {
                server.accept(new Untimely(pair.server(), () -> end.accept(server)));
                var read = CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return pair.client().read(new byte[1], 0, 1);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        Thread::startVirtualThread);
                assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
            }
        }
    }
}
