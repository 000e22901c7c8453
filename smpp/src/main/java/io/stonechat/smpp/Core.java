package io.stonechat.smpp;

import io.stonechat.delivery.Delivery;
import io.stonechat.delivery.Hooks;
import java.util.function.Supplier;

/** What both directions of dispatch work with. */
record Core(
        Supplier<SmppConfig> config,
        ScriptCalls scripts,
        Responder responder,
        Delivery delivery,
        Hooks hooks,
        EsmeSessions sessions,
        DispatchCounts counts) {}
