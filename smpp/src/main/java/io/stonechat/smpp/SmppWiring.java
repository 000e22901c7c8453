package io.stonechat.smpp;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.stonechat.delivery.FinalSink;
import io.stonechat.delivery.MessageEvent;
import io.stonechat.session.Connector;
import io.stonechat.session.SessionEvent;
import io.stonechat.store.MessageStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the extension in the program that embeds it.
 *
 * @param environment the variables that may add binds and settings, usually {@link System#getenv()}
 * @param connectors links other than sockets for binds to upstreams, for harnesses; empty for a socket
 * @param sessionEvents told of everything that happens on links, on the thread where it happens; quick
 * @param messageEvents told of everything that happens to stored messages, on the thread where it happens; quick
 * @param finalSinks told of the end of each message until they have taken it
 * @param meters where the meters of sessions are shown; null for nowhere
 * @param stores opens the store that the configuration asks for, for harnesses and other engines; the gateway closes it
 * @param trusted who is bound without anybody being asked, for harnesses; asked for each bind. Null for nobody, and wherever
 *     something listens
 * @param listens whether the listeners of the configuration are opened; without them ESMEs come by {@link SmppExtension#accept}
 */
public record SmppWiring(
        Map<String, String> environment,
        Function<BindSettings, Optional<Connector>> connectors,
        Consumer<SessionEvent> sessionEvents,
        Consumer<MessageEvent> messageEvents,
        List<FinalSink> finalSinks,
        @Nullable MeterRegistry meters,
        Function<StoreSettings, MessageStore> stores,
        @Nullable BooleanSupplier trusted,
        boolean listens) {

    /**
     * Takes a copy of the environment.
     *
     * @throws IllegalArgumentException if ESMEs are trusted and the listeners are opened: whoever can reach a port would be let in
     */
    public SmppWiring {
        if (listens && trusted != null) {
            throw new IllegalArgumentException(
                    "binds are trusted only in a gateway without listeners: call withoutListeners() first");
        }
        environment = Map.copyOf(environment);
        requireNonNull(connectors, "connectors");
        requireNonNull(sessionEvents, "sessionEvents");
        requireNonNull(messageEvents, "messageEvents");
        finalSinks = List.copyOf(finalSinks);
        requireNonNull(stores, "stores");
    }

    /**
     * Sockets, and nobody who listens to events.
     *
     * @param environment the variables that may add binds and settings
     * @return the wiring
     */
    public static SmppWiring of(Map<String, String> environment) {
        return new SmppWiring(
                environment, _ -> Optional.empty(), _ -> {}, _ -> {}, List.of(), null, Spools::open, null, true);
    }

    /**
     * The same, with somebody who is told of what happens on links.
     *
     * @param events who
     * @return a copy
     */
    public SmppWiring withSessionEvents(Consumer<SessionEvent> events) {
        return new SmppWiring(
                environment, connectors, events, messageEvents, finalSinks, meters, stores, trusted, listens);
    }

    /**
     * The same, with somebody who is told of what happens to stored messages.
     *
     * @param events who
     * @return a copy
     */
    public SmppWiring withMessageEvents(Consumer<MessageEvent> events) {
        return new SmppWiring(
                environment, connectors, sessionEvents, events, finalSinks, meters, stores, trusted, listens);
    }

    /**
     * The same, with others who are told of the end of each message.
     *
     * @param sinks who
     * @return a copy
     */
    public SmppWiring withFinalSinks(List<FinalSink> sinks) {
        return new SmppWiring(
                environment, connectors, sessionEvents, messageEvents, sinks, meters, stores, trusted, listens);
    }

    /**
     * The same, with somebody who reads the meters of sessions: {@code smpp.sessions}, {@code smpp.pdus} and what else
     * {@link io.stonechat.session.SessionMeters} names, with the tags {@code side} ({@code esme} or {@code bind}) and {@code bind}
     * (its name, empty for ESMEs).
     *
     * @param registry where they are shown
     * @return a copy
     */
    public SmppWiring withMeters(MeterRegistry registry) {
        return new SmppWiring(
                environment, connectors, sessionEvents, messageEvents, finalSinks, registry, stores, trusted, listens);
    }

    /**
     * The same, with other links to upstreams than sockets.
     *
     * @param links by bind; empty for a socket
     * @return a copy
     */
    public SmppWiring withConnectors(Function<BindSettings, Optional<Connector>> links) {
        return new SmppWiring(
                environment, links, sessionEvents, messageEvents, finalSinks, meters, stores, trusted, listens);
    }

    /**
     * The same, with other stores.
     *
     * @param opener opens what the configuration asks for
     * @return a copy
     */
    public SmppWiring withStores(Function<StoreSettings, MessageStore> opener) {
        return new SmppWiring(
                environment, connectors, sessionEvents, messageEvents, finalSinks, meters, opener, trusted, listens);
    }

    /**
     * The same, without listeners.
     *
     * @return a copy
     */
    public SmppWiring withoutListeners() {
        return new SmppWiring(
                environment, connectors, sessionEvents, messageEvents, finalSinks, meters, stores, trusted, false);
    }

    /**
     * The same, with ESMEs that are bound without a handler or a user being asked. It is for harnesses: a gateway that opens a port
     * refuses to be put together so, and there is no way to open one afterwards.
     *
     * @param when whether the ESME that binds at this moment is one
     * @return a copy
     * @throws IllegalArgumentException unless this is {@link #withoutListeners}
     */
    public SmppWiring withTrusted(BooleanSupplier when) {
        return new SmppWiring(
                environment, connectors, sessionEvents, messageEvents, finalSinks, meters, stores, when, listens);
    }
}
