package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawServer;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.AlertNotification;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.Tlvs;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes time can be waited for, and can be had as a future. */
class BothFormsTest {
    private static final AlertNotification ALERT =
            new AlertNotification(0, Address.of("4917000000"), Address.of("4917999999"), Tlvs.NONE);

    @ParameterizedTest
    @ValueSource(
            classes = {
                SmppSession.class,
                SmppClient.class,
                SmppServer.class,
                TextClient.class,
                TextClient.Builder.class,
                OutbindListener.class,
                SentText.class,
                SentSegment.class
            })
    void eachCallThatTakesTime_hasBothForms(Class<?> type) {
        var methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        var names = methods.stream().map(Method::getName).collect(Collectors.toSet());

        for (var method : methods) {
            var name = method.getName();
            if (method.getReturnType().equals(CompletableFuture.class)) {
                assertThat(names).as("a form of %s that waits", name).containsAnyOf(waiting(name));
            } else if (waits(method)) {
                assertThat(names).as("a form of %s that does not wait", name).containsAnyOf(promising(name));
            }
        }
        assertThat(names).isNotEmpty();
    }

    private static String[] waiting(String name) {
        var await = "await" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        var plain = name.replace("Async", "");
        return name.endsWith("Async")
                ? new String[] {plain, plain + "AndAwait"}
                : new String[] {name + "AndAwait", await};
    }

    private static String[] promising(String name) {
        var awaited = name.replace("AndAwait", "");
        return name.endsWith("AndAwait") ? new String[] {awaited, awaited + "Async"} : new String[] {name + "Async"};
    }

    /** A server and a session are closed at once: whatever is open on them is cut off. */
    private static boolean waits(Method method) {
        var name = method.getName();
        boolean atOnce = method.getDeclaringClass().equals(SmppServer.class) || method.getParameterCount() > 0;
        return name.endsWith("AndAwait")
                || name.equals("connect")
                || name.equals("drain")
                || (name.equals("close") && !atOnce);
    }

    @Test
    void anAlert_isSent_inBothForms() throws Exception {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.RECEIVER);
            var session = centre.session();

            session.notify(ALERT);
            assertThat(esme.expect(CommandId.ALERT_NOTIFICATION).commandStatus())
                    .isEqualTo(CommandStatus.ESME_ROK);
            session.notifyAsync(ALERT).get(30, TimeUnit.SECONDS);
            esme.expect(CommandId.ALERT_NOTIFICATION);
        }
    }

    @Test
    void anAlert_thatCannotGo_isNotSent_inBothForms() throws Exception {
        try (var centre = TestCentre.start()) {
            centre.bind(BindType.TRANSMITTER);
            var transmitter = centre.session();
            assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> transmitter.notify(ALERT));
            assertThat(transmitter.notifyAsync(ALERT)).isCompletedExceptionally();

            var esme = centre.bind(BindType.RECEIVER);
            var receiver = centre.session();
            esme.close();
            centre.closed();
            assertThat(receiver.notifyAsync(ALERT)).isCompletedExceptionally();
            assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> receiver.notify(ALERT));
        }
    }

    @Test
    void aClient_bindsSendsAndCloses_inBothForms() throws Exception {
        try (var centre = TestCentre.start()) {
            var config = ClientConfig.builder()
                    .port(centre.server.localAddress().getPort())
                    .systemId("esme")
                    .password(TestCentre.PASSWORD)
                    .build();
            var once = SmppClient.connectAsync(config, ClientHandler.of(TestCentre::accept))
                    .get(30, TimeUnit.SECONDS);
            assertThat(once.submitAndAwait(Messages.submit(0))).isEqualTo(new Accepted("id"));
            assertThat(once.sendAndAwait(Messages.submit(0), _ -> {}).commandStatus())
                    .isEqualTo(CommandStatus.ESME_ROK);
            assertThat(once.unbindAsync().get(30, TimeUnit.SECONDS)).isEqualTo("unbound by us");
            assertThat(once.awaitClosed()).isEqualTo("unbound by us");

            var client = SmppClient.start(config, ClientHandler.of(TestCentre::accept));
            assertThat(client.awaitFirstBound().state().isBound()).isTrue();
            assertThat(client.sendAndAwait(Messages.submit(0), _ -> {}).commandStatus())
                    .isEqualTo(CommandStatus.ESME_ROK);
            client.closeAsync().get(30, TimeUnit.SECONDS);
            assertThat(client.isBound()).isFalse();

            var texts = TextClient.connectAsync(config).get(30, TimeUnit.SECONDS);
            assertThat(texts.sendAsync("Stonechat", "4917999999", "hello")
                            .get(30, TimeUnit.SECONDS)
                            .isAccepted())
                    .isTrue();
            texts.closeAsync().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBindThatFails_failsAlike_inBothForms() {
        try (var centre = TestCentre.start()) {
            var config = ClientConfig.builder()
                    .port(centre.server.localAddress().getPort())
                    .systemId("esme")
                    .password("wrong")
                    .build();
            assertThatThrownBy(() -> SmppClient.connectAsync(config, ClientHandler.of(TestCentre::accept))
                            .get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(BindFailedException.class);
            assertThatThrownBy(() -> TextClient.connectAsync(config).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(BindFailedException.class);
            assertThatExceptionOfType(BindFailedException.class).isThrownBy(() -> TextClient.connect(config));
            try (var client = SmppClient.start(config, ClientHandler.of(TestCentre::accept))) {
                assertThatExceptionOfType(BindFailedException.class).isThrownBy(client::awaitFirstBound);
            }
        }
    }

    @Test
    void aServer_deliversAndDrains_inBothForms() throws Exception {
        try (var centre = TestCentre.start();
                var esme = SmppClient.start(
                        ClientConfig.builder()
                                .port(centre.server.localAddress().getPort())
                                .systemId("esme")
                                .password(TestCentre.PASSWORD)
                                .build(),
                        ClientHandler.of(TestCentre::accept))) {
            esme.awaitFirstBound();
            centre.session();

            assertThat(centre.server.deliverAndAwait("esme", Messages.deliver(0)))
                    .isEqualTo(new Accepted("id"));
            assertThat(centre.server.drainAsync(Duration.ofSeconds(30)).get(40, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void anOutbind_thatLeadsToNothing_isThrown_whereItIsWaitedFor() {
        try (var centre = TestCentre.start();
                var raw = RawServer.start()) {
            raw.each(peer -> peer.expect(CommandId.OUTBIND));
            var place = new Endpoint("127.0.0.1", raw.port());

            assertThatExceptionOfType(BindFailedException.class)
                    .isThrownBy(() -> centre.server.outbindAndAwait(place, ClientTransport.PLAIN, "centre", "knock"))
                    .withMessageContaining("led to no session");
        }
    }
}
