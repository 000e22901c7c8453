package io.stonechat.delivery;

import io.stonechat.store.MessageIds;

/** The rules of delivery under certain settings: what to do next, without doing it. */
record Rulebook(
        DeliverySettings settings,
        AfterOutcome afterOutcome,
        AfterDelivery afterDelivery,
        AfterReceipt afterReceipt,
        Timeouts timeouts,
        Endings endings) {

    static Rulebook of(DeliverySettings settings, MessageIds ids, EsmePolicies esmes) {
        Endings endings = new Endings(settings, ids, esmes);
        return new Rulebook(
                settings,
                new AfterOutcome(settings.retry(), endings),
                new AfterDelivery(settings.mailbox(), endings),
                new AfterReceipt(endings),
                new Timeouts(endings),
                endings);
    }
}
