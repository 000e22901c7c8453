/** SMPP on the wire. */
module io.stonechat.session {
    requires static org.jspecify;
    requires transitive io.stonechat.protocol;
    requires org.slf4j;

    exports io.stonechat.session;
}
