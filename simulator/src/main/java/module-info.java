/** A message centre and its handsets, well-behaved or badly behaved on request. */
module io.stonechat.simulator {
    requires static org.jspecify;
    requires transitive io.stonechat.session;

    exports io.stonechat.simulator;
}
