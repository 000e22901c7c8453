package io.stonechat.api;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may do what over HTTP. With the token, everything. Without: where there is none to show, which is on a listener that
 * only this machine reaches, or where {@code protect_reads} is off, the state of the gateway may be read; never a stored
 * message, and nothing may be changed. So no web page that a browser on this machine shows can change anything either.
 */
record AdminGuard(Supplier<AdminSettings> settings) {

    /** Why the call is refused; empty when it may be answered. */
    Optional<HttpReply> refusal(AdminRoute route, HttpCall call) {
        AdminSettings now = settings.get();
        Token token = now.token();
        if (token != null && token.isShownBy(call.authorization())) {
            return Optional.empty();
        }
        boolean harmless = route.kind() != AdminRoute.Kind.CHANGE && !route.isAboutMessages();
        if (token == null) {
            return harmless
                    ? Optional.empty()
                    : Optional.of(HttpReply.error(
                            HttpReply.FORBIDDEN, "This needs a token, and none is configured: set admin.auth.token."));
        }
        return harmless && !now.protectReads() ? Optional.empty() : Optional.of(unauthorized());
    }

    private static HttpReply unauthorized() {
        return HttpReply.error(
                        HttpReply.UNAUTHORIZED, "Show the token of admin.auth: \"Authorization: Bearer <token>\".")
                .with("WWW-Authenticate", "Bearer realm=\"stonechat\"");
    }
}
