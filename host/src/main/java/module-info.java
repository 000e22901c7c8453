/** The script host. */
module io.stonechat.host {
    requires static org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;
    requires org.snakeyaml.engine;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires java.compiler;
    requires jdk.compiler;
    requires jdk.unsupported;

    exports io.stonechat.host;
}
