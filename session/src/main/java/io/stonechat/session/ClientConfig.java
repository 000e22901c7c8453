package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindType;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How an ESME binds.
 *
 * @param hosts where the message centre listens, one place or several, the preferred one first
 * @param balancing how several hosts and connections are used
 * @param connections how many sessions to hold to each host; with {@link Balancing#FAILOVER} in all. 1 to 1,000
 * @param bindType what to bind as
 * @param systemId at most 15 octets
 * @param password at most 8 octets; never in a log or in {@link #toString()}
 * @param systemType at most 12 octets
 * @param addrTon type of number of the addresses served (SMPP 3.4 §5.2.5)
 * @param addrNpi numbering plan of the addresses served (SMPP 3.4 §5.2.6)
 * @param addressRange the addresses served, at most 40 octets
 * @param versionFallback whether a bind with an interface_version above 0x34 that is refused is tried once more with 0x34, since
 *     many centres refuse versions they do not know, with whatever status
 * @param reconnect how long a supervised client waits before it tries again
 * @param transport how it gets its links
 * @param link the rules of each link; its response timer bounds the bind itself
 */
public record ClientConfig(
        List<Endpoint> hosts,
        Balancing balancing,
        int connections,
        BindType bindType,
        String systemId,
        String password,
        String systemType,
        int addrTon,
        int addrNpi,
        String addressRange,
        boolean versionFallback,
        ReconnectPolicy reconnect,
        ClientTransport transport,
        LinkConfig link) {

    private static final int MAX_CONNECTIONS = 1_000;

    /** Checks the ranges. */
    public ClientConfig {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("hosts: there is none (expected: at least one)");
        }
        if (connections < 1 || connections * (long) hosts.size() > MAX_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "connections: " + connections + " (expected: 1 to " + MAX_CONNECTIONS + ", over all hosts)");
        }
    }

    /** Returns a builder: transceiver to 127.0.0.1, port 2775, one connection, plain. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return "ClientConfig[" + systemId + "@" + places() + ", " + bindType + ", connections=" + connections + ", tls="
                + (transport.tls() != null) + "]";
    }

    BindRequest bindRequest(int interfaceVersion) {
        return new BindRequest(
                0, bindType, systemId, password, systemType, interfaceVersion, addrTon, addrNpi, addressRange);
    }

    /** Whose binds these are and where to, for the log. */
    String label() {
        return systemId + "@" + places();
    }

    /** The hosts, for people. */
    String places() {
        return String.join(", ", hosts.stream().map(Endpoint::toString).toList());
    }

    /** Builds a {@link ClientConfig}. */
    public static final class Builder extends LinkConfigBuilder<Builder> {
        private String host = "127.0.0.1";
        private int port = 2775;
        private List<Endpoint> further = List.of();
        private Balancing balancing = Balancing.LEAST_PENDING;
        private BindType bindType = BindType.TRANSCEIVER;
        private String systemId = "";
        private String password = "";
        private String systemType = "";
        private int addrTon;
        private int addrNpi;
        private String addressRange = "";
        private int connections = 1;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable Supplier<SSLContext> tls;
        private boolean checkHostName = true;
        private @Nullable String serverName;
        private ProxyHeader.@Nullable Version proxyHeader;
        private HostResolver resolver = HostResolver.SYSTEM;
        private @Nullable Connector connector;
        private boolean versionFallback = true;
        private ReconnectPolicy reconnect = ReconnectPolicy.DEFAULT;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Sets the host, or the first of several. */
        public Builder host(String name) {
            this.host = name;
            return this;
        }

        /** Sets the port of that host. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** Sets {@link ClientConfig#hosts()}, instead of {@link #host} and {@link #port}. */
        public Builder hosts(List<Endpoint> several) {
            this.host = several.getFirst().host();
            this.port = several.getFirst().port();
            this.further = several.subList(1, several.size());
            return this;
        }

        /** Sets {@link ClientConfig#balancing()}. */
        public Builder balancing(Balancing how) {
            this.balancing = how;
            return this;
        }

        /** Sets {@link ClientConfig#bindType()}. */
        public Builder bindType(BindType type) {
            this.bindType = type;
            return this;
        }

        /** Sets {@link ClientConfig#systemId()}. */
        public Builder systemId(String id) {
            this.systemId = id;
            return this;
        }

        /** Sets {@link ClientConfig#password()}. */
        public Builder password(String secret) {
            this.password = secret;
            return this;
        }

        /** Sets {@link ClientConfig#systemType()}. */
        public Builder systemType(String type) {
            this.systemType = type;
            return this;
        }

        /** Sets {@link ClientConfig#addrTon()}. */
        public Builder addrTon(int ton) {
            this.addrTon = ton;
            return this;
        }

        /** Sets {@link ClientConfig#addrNpi()}. */
        public Builder addrNpi(int npi) {
            this.addrNpi = npi;
            return this;
        }

        /** Sets {@link ClientConfig#addressRange()}. */
        public Builder addressRange(String range) {
            this.addressRange = range;
            return this;
        }

        /** Sets {@link ClientConfig#connections()}. */
        public Builder connections(int number) {
            this.connections = number;
            return this;
        }

        /** Sets {@link ClientConfig#versionFallback()}. */
        public Builder versionFallback(boolean again) {
            this.versionFallback = again;
            return this;
        }

        /** Sets {@link ClientConfig#reconnect()}. */
        public Builder reconnect(ReconnectPolicy policy) {
            this.reconnect = policy;
            return this;
        }

        /** Sets {@link ClientTransport#connectTimeout()}. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = timeout;
            return this;
        }

        /** Speaks TLS with what this gives at every connection; null for plain links. */
        public Builder tls(@Nullable Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /** Sets {@link ClientTls#checkHostName()}, true unless told otherwise. */
        public Builder checkHostName(boolean check) {
            this.checkHostName = check;
            return this;
        }

        /** Sets {@link ClientTls#serverName()}. */
        public Builder serverName(@Nullable String name) {
            this.serverName = name;
            return this;
        }

        /** Sets {@link ClientTransport#proxyHeader()}. */
        public Builder proxyHeader(ProxyHeader.@Nullable Version version) {
            this.proxyHeader = version;
            return this;
        }

        /** Sets {@link ClientTransport#resolver()}. */
        public Builder resolver(HostResolver finder) {
            this.resolver = finder;
            return this;
        }

        /** Sets {@link ClientTransport#connector()}. */
        public Builder connector(@Nullable Connector opener) {
            this.connector = opener;
            return this;
        }

        /** Returns the configuration. */
        public ClientConfig build() {
            return new ClientConfig(
                    Stream.concat(Stream.of(new Endpoint(host, port)), further.stream())
                            .toList(),
                    balancing,
                    connections,
                    bindType,
                    systemId,
                    password,
                    systemType,
                    addrTon,
                    addrNpi,
                    addressRange,
                    versionFallback,
                    reconnect,
                    new ClientTransport(
                            connectTimeout,
                            tls == null ? null : new ClientTls(tls, checkHostName, serverName),
                            proxyHeader,
                            resolver,
                            connector),
                    link());
        }
    }
}
