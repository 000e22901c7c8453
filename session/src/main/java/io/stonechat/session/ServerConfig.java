package io.stonechat.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a message centre listens, and whom it takes.
 *
 * @param listeners where it listens; none for a centre that only serves the links that {@link SmppServer#accept} is given
 * @param limits how many connections and binds it takes
 * @param lockout what failed binds lead to
 * @param load how loaded what stands behind the sessions is, 0 to 100, a queue say: ESMEs of SMPP 5.0 are told the greatest of
 *     this and the link's own load as congestion_state. Asked for each response to them: it must be quick
 * @param link the rules of each link
 */
public record ServerConfig(
        List<ListenerConfig> listeners, ServerLimits limits, LockoutPolicy lockout, IntSupplier load, LinkConfig link) {

    /** Takes a copy. */
    public ServerConfig {
        listeners = List.copyOf(listeners);
    }

    /** Returns a builder: all addresses, port 2775, plain. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Builds a {@link ServerConfig}. What it is told by {@link #host}, {@link #port}, {@link #tls} and so on describes one
     * listener; {@link #listener} adds others, and if there are others and nothing was said of that one, it is left out.
     */
    public static final class Builder extends LinkConfigBuilder<Builder> {
        private final ListenerConfig.Builder first = ListenerConfig.builder();
        private final List<ListenerConfig> others = new ArrayList<>();
        private boolean firstWanted;
        private boolean listens = true;
        private ServerLimits limits = ServerLimits.DEFAULTS;
        private LockoutPolicy lockout = LockoutPolicy.DEFAULTS;
        private IntSupplier load = () -> 0;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        private ListenerConfig.Builder first() {
            firstWanted = true;
            return first;
        }

        /** Sets {@link ListenerConfig#host()}. */
        public Builder host(String address) {
            first().host(address);
            return this;
        }

        /** Sets {@link ListenerConfig#port()}. */
        public Builder port(int number) {
            first().port(number);
            return this;
        }

        /** Sets {@link ListenerConfig#backlog()}. */
        public Builder backlog(int connections) {
            first().backlog(connections);
            return this;
        }

        /** Sets {@link ListenerConfig#tls()}. */
        public Builder tls(@Nullable Supplier<SSLContext> context) {
            first().tls(context);
            return this;
        }

        /** Sets {@link ListenerConfig#clientCertificates()}. */
        public Builder clientCertificates(boolean required) {
            first().clientCertificates(required);
            return this;
        }

        /** Sets {@link ListenerConfig#allow()}. */
        public Builder allow(List<Cidr> ranges) {
            first().allow(ranges);
            return this;
        }

        /** Sets {@link ListenerConfig#proxy()}. */
        public Builder proxy(@Nullable ProxyPolicy policy) {
            first().proxy(policy);
            return this;
        }

        /** Adds a listener. */
        public Builder listener(ListenerConfig listener) {
            others.add(listener);
            return this;
        }

        /** Leaves all listeners out: only links that {@link SmppServer#accept} is given are served. */
        public Builder withoutListeners() {
            this.listens = false;
            return this;
        }

        /** Sets {@link ServerConfig#limits()}. */
        public Builder limits(ServerLimits most) {
            this.limits = most;
            return this;
        }

        /** Sets {@link ServerLimits#connections()}. */
        public Builder maxConnections(int connections) {
            return limits(limits.withConnections(connections));
        }

        /** Sets {@link ServerConfig#lockout()}. */
        public Builder lockout(LockoutPolicy policy) {
            this.lockout = policy;
            return this;
        }

        /** Sets {@link ServerConfig#load()}. */
        public Builder load(IntSupplier percent) {
            this.load = percent;
            return this;
        }

        /** Returns the configuration. */
        public ServerConfig build() {
            return new ServerConfig(listens ? listeners() : List.of(), limits, lockout, load, link());
        }

        private List<ListenerConfig> listeners() {
            var listeners = new ArrayList<ListenerConfig>();
            if (firstWanted || others.isEmpty()) {
                listeners.add(first.build());
            }
            listeners.addAll(others);
            return listeners;
        }
    }
}
