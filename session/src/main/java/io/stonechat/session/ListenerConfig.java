package io.stonechat.session;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One place that a message centre listens on.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the port; 0 for one that is free
 * @param backlog connections that may wait to be accepted
 * @param tls asked at every connection, so that certificates can be replaced; null for plain links
 * @param clientCertificates whether an ESME must show a certificate that the context trusts; needs {@code tls}
 * @param allow the addresses that may connect, those behind a PROXY protocol header where there is one; empty for all
 * @param proxy who may say by a PROXY protocol header whom a connection comes from; null for nobody
 */
public record ListenerConfig(
        String host,
        int port,
        int backlog,
        @Nullable Supplier<SSLContext> tls,
        boolean clientCertificates,
        List<Cidr> allow,
        @Nullable ProxyPolicy proxy) {

    /** Checks the ranges and takes a copy. */
    public ListenerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog: " + backlog + " (expected: at least 1)");
        }
        if (clientCertificates && tls == null) {
            throw new IllegalArgumentException("clientCertificates needs tls: give a supplier of an SSLContext");
        }
        allow = List.copyOf(allow);
    }

    /** Returns a builder: all addresses, port 2775, plain, open to everybody. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ListenerConfig}. */
    public static final class Builder {
        private String host = "0.0.0.0";
        private int port = 2775;
        private int backlog = 1024;
        private @Nullable Supplier<SSLContext> tls;
        private boolean clientCertificates;
        private List<Cidr> allow = List.of();
        private @Nullable ProxyPolicy proxy;

        private Builder() {}

        /** Sets {@link ListenerConfig#host()}. */
        public Builder host(String address) {
            this.host = address;
            return this;
        }

        /** Sets {@link ListenerConfig#port()}. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** Sets {@link ListenerConfig#backlog()}. */
        public Builder backlog(int connections) {
            this.backlog = connections;
            return this;
        }

        /** Sets {@link ListenerConfig#tls()}. */
        public Builder tls(@Nullable Supplier<SSLContext> context) {
            this.tls = context;
            return this;
        }

        /** Sets {@link ListenerConfig#clientCertificates()}. */
        public Builder clientCertificates(boolean required) {
            this.clientCertificates = required;
            return this;
        }

        /** Sets {@link ListenerConfig#allow()}. */
        public Builder allow(List<Cidr> ranges) {
            this.allow = ranges;
            return this;
        }

        /** Sets {@link ListenerConfig#proxy()}. */
        public Builder proxy(@Nullable ProxyPolicy policy) {
            this.proxy = policy;
            return this;
        }

        /** Returns the configuration. */
        public ListenerConfig build() {
            return new ListenerConfig(host, port, backlog, tls, clientCertificates, allow, proxy);
        }
    }
}
