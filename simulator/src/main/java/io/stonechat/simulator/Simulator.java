package io.stonechat.simulator;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.session.ServerConfig;
import io.stonechat.session.SmppServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated message centre on a port of its own. It accepts the ESMEs of its {@link Scenario}, answers their messages with
 * ids, keeps them in memory for query_sm, cancel_sm and replace_sm, sends receipts in the form of the centre it plays, and
 * delivers what its handsets send. All methods may be called from any thread.
 */
public final class Simulator implements AutoCloseable {

    private final SmppServer server;
    private final Centre centre;
    private final @Nullable ScheduledExecutorService ownTimer;
    private final MobileText handsets = new MobileText();

    private Simulator(SmppServer server, Centre centre, @Nullable ScheduledExecutorService ownTimer) {
        this.server = server;
        this.centre = centre;
        this.ownTimer = ownTimer;
    }

    /** A builder: scenario {@link Scenario#HEALTHY}, all addresses, port 2775, the system's clock and a timer of its own. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.localAddress();
    }

    /** How many ESMEs are bound now, counted by session. */
    public int sessions() {
        return server.sessions().size();
    }

    /**
     * Sends a text from a handset to an ESME, in segments if it is long. It goes to the first account with a session that can
     * receive, or waits for the first account if there is none.
     *
     * @param from the number of the handset
     * @param to the number of the ESME
     * @param text any text; it is sent in the smallest alphabet that has all of its characters
     */
    public void text(Address from, Address to, String text) {
        handsets.segments(from, to, text).forEach(this::deliver);
    }

    /** Sends an ESME this deliver_sm, as it is, in the way of {@link #text}. */
    public void deliver(DeliverSm message) {
        centre.mobileOriginated(message);
    }

    /** Unbinds all sessions, stops listening, forgets all messages. */
    @Override
    public void close() {
        server.drain(Duration.ofSeconds(2));
        server.close();
        if (ownTimer != null) {
            ownTimer.shutdownNow();
        }
    }

    /** Builds and starts a simulator. */
    public static final class Builder {

        private Scenario scenario = Scenario.HEALTHY;
        private String host = "0.0.0.0";
        private int port = 2775;
        private InstantSource clock = InstantSource.system();
        private @Nullable ScheduledExecutorService timer;
        private Consumer<SimulatorEvent> events = _ -> {};

        private Builder() {}

        /** Sets how it behaves. */
        public Builder scenario(Scenario value) {
            scenario = value;
            return this;
        }

        /** Sets the address to listen on. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** Sets the port, 0 for one that is free. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Sets where the time comes from. */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** Sets what runs things later; it is not shut down by the simulator. */
        public Builder timer(ScheduledExecutorService value) {
            timer = value;
            return this;
        }

        /** Sets who is told what happens; called on the thread where it happens, so it must be short. */
        public Builder events(Consumer<SimulatorEvent> value) {
            events = value;
            return this;
        }

        /**
         * Starts listening.
         *
         * @throws java.io.UncheckedIOException when the port is taken or the address is not one of this machine
         */
        public Simulator start() {
            ScheduledExecutorService used = timer == null ? ownTimer() : timer;
            Stage stage = new Stage(scenario, clock, new Delays(used), events);
            Centre centre = new Centre(stage);
            ServerConfig config = ServerConfig.builder()
                    .host(host)
                    .port(port)
                    .clock(clock)
                    .timer(used)
                    .events(event -> events.accept(new SimulatorEvent.Link(event)))
                    .build();
            return new Simulator(SmppServer.start(config, centre), centre, timer == null ? used : null);
        }

        private static ScheduledExecutorService ownTimer() {
            return Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("simulator-timer").factory());
        }
    }
}
