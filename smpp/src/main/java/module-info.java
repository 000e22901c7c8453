/** The smpp extension. */
module io.stonechat.smpp {
    requires static org.jspecify;
    requires transitive io.stonechat.host;
    requires transitive io.stonechat.delivery;
    requires org.slf4j;
}
