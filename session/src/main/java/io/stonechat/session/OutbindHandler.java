package io.stonechat.session;

import io.stonechat.protocol.Outbind;

/** What an ESME decides about a message centre that asks it to bind (SMPP 3.4 §2.2.1). */
@FunctionalInterface
public interface OutbindHandler {
    /**
     * Returns whether to bind to this centre. May block: nothing else can happen on a link that is not bound yet. One that throws
     * refuses.
     *
     * @param outbind what the centre says of itself, its password included
     * @param context where it comes from
     */
    boolean accept(Outbind outbind, BindContext context);
}
