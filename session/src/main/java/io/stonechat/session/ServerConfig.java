package io.stonechat.session;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a message centre listens.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the port; 0 for one that is free
 * @param backlog connections that may wait to be accepted
 * @param maxConnections the most connections, bound or not; further ones are closed at once
 * @param tls asked at every connection, so that certificates can be replaced; null for plain links
 * @param clientCertificates whether an ESME must show a certificate that the context trusts; needs {@code tls}
 * @param link the rules of each link
 */
public record ServerConfig(
        String host,
        int port,
        int backlog,
        int maxConnections,
        @Nullable Supplier<SSLContext> tls,
        boolean clientCertificates,
        LinkConfig link) {

    /** Checks the ranges. */
    public ServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog: " + backlog + " (expected: at least 1)");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: " + maxConnections + " (expected: at least 1)");
        }
        if (clientCertificates && tls == null) {
            throw new IllegalArgumentException("clientCertificates needs tls: give a supplier of an SSLContext");
        }
    }

    /** Returns a builder: all addresses, port 2775, plain. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ServerConfig}. */
    public static final class Builder extends LinkConfigBuilder<Builder> {
        private String host = "0.0.0.0";
        private int port = 2775;
        private int backlog = 1024;
        private int maxConnections = 20_000;
        private @Nullable Supplier<SSLContext> tls;
        private boolean clientCertificates;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Sets {@link ServerConfig#host()}. */
        public Builder host(String address) {
            this.host = address;
            return this;
        }

        /** Sets {@link ServerConfig#port()}. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** Sets {@link ServerConfig#backlog()}. */
        public Builder backlog(int connections) {
            this.backlog = connections;
            return this;
        }

        /** Sets {@link ServerConfig#maxConnections()}. */
        public Builder maxConnections(int connections) {
            this.maxConnections = connections;
            return this;
        }

        /** Sets {@link ServerConfig#tls()}. */
        public Builder tls(@Nullable Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /** Sets {@link ServerConfig#clientCertificates()}. */
        public Builder clientCertificates(boolean required) {
            this.clientCertificates = required;
            return this;
        }

        /** Returns the configuration. */
        public ServerConfig build() {
            return new ServerConfig(host, port, backlog, maxConnections, tls, clientCertificates, link());
        }
    }
}
