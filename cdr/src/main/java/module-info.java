/** Records of messages that have ended. */
module io.stonechat.cdr {
    requires static org.jspecify;
    requires transitive io.stonechat.host;
    requires transitive io.stonechat.delivery;
    requires tools.jackson.core;
    requires org.slf4j;

    exports io.stonechat.cdr;
}
