package io.stonechat.delivery;

import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import java.util.function.Consumer;

/**
 * What delivery needs from outside.
 *
 * @param store the spool; not closed by delivery
 * @param ids where new message ids come from
 * @param upstreams the binds
 * @param receivers the ESMEs bound as receivers
 * @param routes what chooses the chain of a message that came without one
 * @param events takes what happens, on the thread where it happens: quick, and without exceptions
 * @param time clock, timer and threads
 */
public record DeliveryContext(
        MessageStore store,
        MessageIds ids,
        Upstreams upstreams,
        Receivers receivers,
        RoutePolicy routes,
        Consumer<MessageEvent> events,
        DeliveryTime time) {}
