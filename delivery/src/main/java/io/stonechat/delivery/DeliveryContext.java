package io.stonechat.delivery;

import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;
import java.util.List;
import java.util.function.Consumer;

/**
 * What delivery needs from outside.
 *
 * @param store the spool; not closed by delivery
 * @param ids where new message ids come from
 * @param upstreams the binds
 * @param receivers the ESMEs bound as receivers
 * @param esmes what holds for each ESME
 * @param routes what chooses the chain of a message that came without one
 * @param events takes what happens, on the thread where it happens: quick, and without exceptions
 * @param time clock, timer and threads
 * @param hooks what scripts have a say in
 * @param sinks who is told of the end of each message, beside the scripts
 * @param node the name of this gateway, which every event has
 */
public record DeliveryContext(
        MessageStore store,
        MessageIds ids,
        Upstreams upstreams,
        Receivers receivers,
        EsmePolicies esmes,
        RoutePolicy routes,
        Consumer<MessageEvent> events,
        DeliveryTime time,
        Hooks hooks,
        List<FinalSink> sinks,
        String node) {

    /** Keeps an unmodifiable copy of the list. */
    public DeliveryContext {
        sinks = List.copyOf(sinks);
    }

    /** What delivery needs from outside where no script has a say, and nobody asks which gateway it is. */
    public DeliveryContext(
            MessageStore store,
            MessageIds ids,
            Upstreams upstreams,
            Receivers receivers,
            EsmePolicies esmes,
            RoutePolicy routes,
            Consumer<MessageEvent> events,
            DeliveryTime time) {
        this(store, ids, upstreams, receivers, esmes, routes, events, time, Hooks.NONE, List.of(), "");
    }

    /** A copy that lives in another time. */
    DeliveryContext with(DeliveryTime value) {
        return new DeliveryContext(store, ids, upstreams, receivers, esmes, routes, events, value, hooks, sinks, node);
    }

    /** A copy with hooks. */
    public DeliveryContext with(Hooks value) {
        return new DeliveryContext(store, ids, upstreams, receivers, esmes, routes, events, time, value, sinks, node);
    }

    /** A copy with others who are told of the end of each message. */
    public DeliveryContext with(List<FinalSink> value) {
        return new DeliveryContext(store, ids, upstreams, receivers, esmes, routes, events, time, hooks, value, node);
    }

    /** A copy with a name of the gateway. */
    public DeliveryContext at(String value) {
        return new DeliveryContext(store, ids, upstreams, receivers, esmes, routes, events, time, hooks, sinks, value);
    }
}
