/** The smpp extension: what scripts see of SMPP, dispatch, binds, listener, built-in policy. */
module io.stonechat.smpp {
    requires static org.jspecify;
    requires transitive io.stonechat.host;
    requires transitive io.stonechat.session;
    // Not transitive: the spool and what becomes of its messages are no business of a script's imports.
    requires io.stonechat.delivery;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.slf4j;
    // Only where the meters of sessions are shown: who does not want them need not have it.
    requires static micrometer.core;

    exports io.stonechat.smpp;
}
