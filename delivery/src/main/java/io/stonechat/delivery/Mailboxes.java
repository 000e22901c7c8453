package io.stonechat.delivery;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.store.Lineage;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.MessageKind;
import io.stonechat.store.MessageStore;
import io.stonechat.store.Origin;
import io.stonechat.store.Place;
import io.stonechat.store.Progress;
import io.stonechat.store.ReceiptRequest;
import io.stonechat.store.Route;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import io.stonechat.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts messages from handsets into the mailboxes of accounts, or among the dead letters. */
final class Mailboxes {

    private static final int SMPP_3_4 = 0x34;

    private final MessageStore store;
    private final MessageIds ids;
    private final EsmePolicies esmes;
    private final Supplier<Rulebook> rules;

    Mailboxes(MessageStore store, MessageIds ids, EsmePolicies esmes, Supplier<Rulebook> rules) {
        this.store = store;
        this.ids = ids;
        this.esmes = esmes;
        this.rules = rules;
    }

    /** A message that has just come by a bind for an account; for nobody yet if that is empty. */
    Draft arrived(String bind, String account, MessageRequest pdu, Map<String, String> attributes, Moment moment) {
        MessageId id = ids.next();
        Instant now = moment.now();
        return new Draft(
                new StoredMessage(
                        id,
                        MessageKind.MO,
                        new Origin(account, bind, id.value(), SMPP_3_4, null),
                        pdu,
                        new Times(now, now, now.plus(settings().mailbox().expireAfter())),
                        ReceiptRequest.NONE,
                        0,
                        Route.TO_ESME,
                        Progress.begin(StoredState.QUEUED, Place.forAccount(account, now)),
                        Lineage.WHOLE,
                        attributes,
                        0),
                moment);
    }

    /** It has been accepted from its handset. */
    void tellAccepted(Draft draft) {
        StoredMessage message = draft.message();
        draft.tell(
                0,
                Reason.MOBILE_ORIGINATED,
                head -> new MessageEvent.Accepted(
                        head, message.kind(), message.pdu().source(), message.destination()));
    }

    /** Into the mailbox of an account; if that is full, among the dead letters. */
    void put(Draft draft, String account) {
        StoredMessage message = draft.message();
        draft.set(message.with(message.origin().withAccount(account)));
        long most = esmes.maxQueued(account, settings().mailbox().maxQueued());
        if (store.count(Place.accountQueue(account)) >= most) {
            setAside(draft, Reason.MAILBOX_FULL);
        } else {
            draft.move(StoredState.QUEUED, Place.forAccount(account, draft.now()));
        }
    }

    /** Into the mailboxes of all owners: itself into that of the first, copies into the others'. */
    Decision handOver(Draft draft, List<String> owners) {
        if (owners.isEmpty()) {
            setAside(draft, Reason.NO_OWNER);
            return draft.decision();
        }
        StoredMessage message = draft.message();
        put(draft, owners.getFirst());
        Decision all = draft.decision();
        for (String owner : owners.subList(1, owners.size())) {
            Draft copy =
                    arrived(message.origin().systemId(), owner, message.pdu(), message.attributes(), draft.moment());
            tellAccepted(copy);
            put(copy, owner);
            all = all.and(copy.decision());
        }
        return all;
    }

    /** Among the dead letters. */
    void setAside(Draft draft, Reason reason) {
        Instant removal = settings().receipts().firstForgotten(draft.now());
        draft.progress(draft.progress().end(StoredState.DEAD_LETTER, draft.now(), removal));
        MessageRequest pdu = draft.message().pdu();
        draft.tell(0, reason, head -> new MessageEvent.DeadLettered(head, pdu));
    }

    private DeliverySettings settings() {
        return rules.get().settings();
    }
}
