/** A simulated message centre. */
module io.stonechat.simulator {
    requires static org.jspecify;
    requires transitive io.stonechat.session;
}
