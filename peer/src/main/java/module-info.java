/** A raw-bytes SMPP peer for tests. */
module io.stonechat.peer {
    requires static org.jspecify;
    requires transitive io.stonechat.protocol;

    exports io.stonechat.peer;
}
