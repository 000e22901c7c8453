/** The gateway over HTTP: its operations, its metrics. */
module io.stonechat.api {
    requires static org.jspecify;
    requires transitive io.stonechat.smpp;
    requires transitive tools.jackson.databind;
    requires io.stonechat.delivery;
    requires io.helidon.webserver;
    requires java.management;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires io.prometheus.metrics.model;
    requires org.slf4j;

    exports io.stonechat.api;
}
