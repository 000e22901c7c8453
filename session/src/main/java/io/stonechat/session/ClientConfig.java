package io.stonechat.session;

import io.stonechat.protocol.BindType;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How an ESME binds.
 *
 * @param host name or address of the message centre
 * @param port its port
 * @param bindType what to bind as
 * @param systemId at most 15 octets
 * @param password at most 8 octets; never in a log or in {@link #toString()}
 * @param systemType at most 12 octets
 * @param addrTon type of number of the addresses served (SMPP 3.4 §5.2.5)
 * @param addrNpi numbering plan of the addresses served (SMPP 3.4 §5.2.6)
 * @param addressRange the addresses served, at most 40 octets
 * @param connections how many sessions to hold, 1 to 1,000
 * @param connectTimeout how long connecting may take
 * @param tls asked at every connection; null for plain links. The name of the peer's certificate must be {@code host}
 * @param connector opens a link instead of a socket to {@code host} and {@code port}; null for the socket
 * @param link the rules of each link; its response timer bounds the bind itself
 */
public record ClientConfig(
        String host,
        int port,
        BindType bindType,
        String systemId,
        String password,
        String systemType,
        int addrTon,
        int addrNpi,
        String addressRange,
        int connections,
        Duration connectTimeout,
        @Nullable Supplier<SSLContext> tls,
        @Nullable Connector connector,
        LinkConfig link) {

    private static final int MAX_CONNECTIONS = 1_000;

    /** Checks the ranges. */
    public ClientConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (connections < 1 || connections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "connections: " + connections + " (expected: 1 to " + MAX_CONNECTIONS + ")");
        }
        if (connectTimeout.isNegative()) {
            throw new IllegalArgumentException("connectTimeout: " + connectTimeout + " (expected: zero or more)");
        }
    }

    /** Returns a builder: transceiver to 127.0.0.1, port 2775, one connection, plain. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return "ClientConfig[" + systemId + "@" + host + ":" + port + ", " + bindType + ", connections=" + connections
                + ", tls=" + (tls != null) + "]";
    }

    /** Builds a {@link ClientConfig}. */
    public static final class Builder extends LinkConfigBuilder<Builder> {
        private String host = "127.0.0.1";
        private int port = 2775;
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
        private @Nullable Connector connector;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Sets {@link ClientConfig#host()}. */
        public Builder host(String name) {
            this.host = name;
            return this;
        }

        /** Sets {@link ClientConfig#port()}. */
        public Builder port(int number) {
            this.port = number;
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

        /** Sets {@link ClientConfig#connectTimeout()}. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = timeout;
            return this;
        }

        /** Sets {@link ClientConfig#tls()}. */
        public Builder tls(@Nullable Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /** Sets {@link ClientConfig#connector()}. */
        public Builder connector(@Nullable Connector opener) {
            this.connector = opener;
            return this;
        }

        /** Returns the configuration. */
        public ClientConfig build() {
            return new ClientConfig(
                    host,
                    port,
                    bindType,
                    systemId,
                    password,
                    systemType,
                    addrTon,
                    addrNpi,
                    addressRange,
                    connections,
                    connectTimeout,
                    tls,
                    connector,
                    link());
        }
    }
}
