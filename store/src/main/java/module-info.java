/** The spool and its SPI. */
module io.stonechat.store {
    requires static org.jspecify;
    requires transitive io.stonechat.protocol;

    exports io.stonechat.store;
}
