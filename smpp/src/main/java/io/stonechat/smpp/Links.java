package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.session.ClientConfig;
import io.stonechat.session.LinkConfigBuilder;
import io.stonechat.session.ListenerConfig;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.SessionEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Says what the configuration says in the words of sessions. */
record Links(LinkTime time, SmppWiring wiring, LinkMeters meters) {

    ServerConfig server(ServerSettings settings, Consumer<SessionEvent> events) {
        ServerConfig.Builder builder = ServerConfig.builder()
                .limits(settings.limits())
                .lockout(settings.lockout())
                .receiveWindow(settings.window())
                .sessionInitTimer(settings.sessionInitTimer())
                .enquireLinkTimer(settings.enquireLinkTimer())
                .inactivityTimer(settings.inactivityTimer())
                .responseTimer(settings.responseTimer())
                .maxPduBytes(settings.maxPduBytes())
                .interfaceVersion(settings.interfaceVersion().code())
                .metrics(meters.esmes());
        if (wiring.listens()) {
            settings.listeners().forEach(listener -> builder.listener(listener(listener)));
        } else {
            builder.withoutListeners();
        }
        common(builder, events);
        return builder.build();
    }

    private static ListenerConfig listener(ListenerSettings settings) {
        return ListenerConfig.builder()
                .host(settings.bindAddress())
                .port(settings.port())
                .tls(TlsContexts.of(settings.tls()))
                .clientCertificates(settings.tls() != null && settings.tls().caPath() != null)
                .allow(settings.allow())
                .proxy(settings.proxy())
                .build();
    }

    /**
     * A bind's.
     *
     * @param busy which statuses say that the provider has no room
     */
    ClientConfig client(BindSettings settings, Predicate<CommandStatus> busy, Consumer<SessionEvent> events) {
        ClientConfig.Builder builder = ClientConfig.builder()
                .hosts(settings.places().hosts())
                .balancing(settings.places().balancing())
                .proxyHeader(settings.places().proxyProtocol())
                .serverName(settings.places().serverName())
                .checkHostName(settings.places().checkHostName())
                .bindType(settings.bindType())
                .systemId(settings.systemId())
                .password(settings.password().reveal())
                .systemType(settings.systemType())
                .addressRange(settings.addressRange())
                .connections(settings.connections())
                .tls(TlsContexts.of(settings.tls()))
                .connector(wiring.connectors().apply(settings).orElse(null))
                .window(settings.window())
                // Idle is no reason to leave: whether a link is alive, enquire_link tells.
                .inactivityTimer(Duration.ZERO)
                .lateResponseGrace(settings.lateResponseGrace())
                .enquireLinkTimer(settings.enquireLinkTimer())
                .responseTimer(settings.responseTimer())
                .interfaceVersion(settings.interfaceVersion().code())
                .saysSlower(busy)
                .metrics(meters.bind(settings.name()));
        common(builder, events);
        return builder.build();
    }

    private void common(LinkConfigBuilder<?> builder, Consumer<SessionEvent> events) {
        time.applyTo(builder);
        builder.events(event -> {
            events.accept(event);
            wiring.sessionEvents().accept(event);
        });
    }
}
