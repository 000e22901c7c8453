package io.stonechat.delivery;

import io.stonechat.store.Change;
import io.stonechat.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to become of a message now: stored all together, or not at all and decided anew.
 *
 * <p>The lists are its own and are not changed any more.
 *
 * @param next the message as it will be
 * @param also what is stored with it: receipts, correlations
 * @param events what to tell once it is stored
 */
record Decision(StoredMessage next, List<Change> also, List<MessageEvent> events) {

    /** Adds all changes, that of the message first. */
    void addChangesTo(List<Change> changes) {
        changes.add(next.version() == 0 ? new Change.Put(next) : new Change.Replace(next));
        changes.addAll(also);
    }

    /** The message as it is once this is stored. */
    StoredMessage stored() {
        return next.withVersion(next.version() + 1);
    }

    /** The same, with one more change. */
    Decision and(Change change) {
        List<Change> more = new ArrayList<>(also);
        more.add(change);
        return new Decision(next, more, events);
    }

    /** The same, with what is to become of another message. */
    Decision and(Decision other) {
        List<Change> more = new ArrayList<>(also);
        other.addChangesTo(more);
        List<MessageEvent> told = new ArrayList<>(events);
        told.addAll(other.events);
        return new Decision(next, more, told);
    }
}
