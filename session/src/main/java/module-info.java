/** SMPP on the wire. */
module io.stonechat.session {
    requires static org.jspecify;
    requires transitive io.stonechat.protocol;
    requires jdk.jfr;
    requires org.slf4j;
    // Only for SessionMeters: who does not use it need not have it.
    requires static micrometer.core;

    exports io.stonechat.session;
}
