/** What happens to a stored message. */
module io.stonechat.delivery {
    requires static org.jspecify;
    requires transitive io.stonechat.store;
    requires transitive io.stonechat.session;
    requires org.slf4j;

    exports io.stonechat.delivery;
}
