package io.stonechat.api;

import io.stonechat.host.ConfigSection;
import io.stonechat.host.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code admin}: where operators ask and change over HTTP.
 *
 * @param listen where to listen
 * @param token what whoever asks must show; null for a listener that only this machine reaches
 * @param protectReads whether reading needs the token too
 */
record AdminSettings(HostPort listen, @Nullable Token token, boolean protectReads) {

    /** Reads {@code admin:}; null where it is wrong. */
    static @Nullable AdminSettings read(ConfigSection admin) {
        HostPort listen = Listening.read(admin, true);
        ConfigSection auth = admin.section("auth");
        Token token = token(auth);
        boolean protectReads = auth.bool("protect_reads", true);
        auth.finish();
        admin.ignore("cors", "ui");
        admin.finish();
        if (listen != null && token == null && !auth.has("token") && !Listening.isLocal(listen)) {
            admin.error(
                    "listen",
                    "other machines reach " + listen
                            + ", and there is no token: set auth.token, or listen on 127.0.0.1");
        }
        return listen == null ? null : new AdminSettings(listen, token, protectReads);
    }

    private static @Nullable Token token(ConfigSection auth) {
        String text = auth.text("token").orElse(null);
        if (text == null) {
            return null;
        }
        if (text.length() < Token.SHORTEST) {
            auth.error(
                    "token",
                    "\"token\" must have at least %d characters, so that nobody can guess it"
                            .formatted(Token.SHORTEST));
            return null;
        }
        return new Token(text);
    }
}
