/** The spool and its SPI. */
module io.stonechat.store {
    requires static org.jspecify;
    requires transitive io.stonechat.protocol;
    requires rocksdbjni;
    requires HdrHistogram;
    requires org.slf4j;

    exports io.stonechat.store;
}
