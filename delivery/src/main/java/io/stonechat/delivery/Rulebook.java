package io.stonechat.delivery;

import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageStore;

/** The rules of delivery under certain settings: what to do next, without doing it. */
record Rulebook(
        DeliverySettings settings,
        AfterOutcome afterOutcome,
        AfterDelivery afterDelivery,
        AfterReceipt afterReceipt,
        Timeouts timeouts,
        Endings endings) {

    /** The rules where nobody outside has a say. */
    static Rulebook of(DeliverySettings settings, MessageIds ids, EsmePolicies esmes, MessageStore store) {
        return of(settings, ids, esmes, Interest.NONE, store);
    }

    static Rulebook of(
            DeliverySettings settings, MessageIds ids, EsmePolicies esmes, Interest interest, MessageStore store) {
        Endings endings = new Endings(settings, ids, esmes, interest, store::parts);
        return new Rulebook(
                settings,
                new AfterOutcome(settings.retry(), endings, interest),
                new AfterDelivery(settings.mailbox(), endings),
                new AfterReceipt(endings),
                new Timeouts(endings, interest),
                endings);
    }
}
