package io.stonechat.delivery;

import io.stonechat.store.MessageStore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What all lanes share.
 *
 * @param store where they find what is due
 * @param journal where they write what happens
 * @param rules what to do next
 * @param gate whether anything may begin
 * @param watch whether the store takes what is written
 * @param usable whether a bind can be sent to, by its name
 * @param trusted whether the wall clock can be believed: nothing expires while it cannot
 * @param time clock, timer and threads
 * @param node the name of the gateway
 */
record LaneContext(
        MessageStore store,
        Journal journal,
        Supplier<Rulebook> rules,
        Gate gate,
        StoreWatch watch,
        Predicate<String> usable,
        BooleanSupplier trusted,
        DeliveryTime time,
        String node) {

    /** Whether what is over may end. */
    boolean expires() {
        return trusted.getAsBoolean();
    }

    Moment moment() {
        return Moment.of(time.clock(), node);
    }
}
