package io.stonechat.delivery;

import io.stonechat.store.Change;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets a new message begin its first attempt in the very commit that stores it, where its link has a free seat and nothing
 * waits before it. The others take their turn in the queue.
 */
final class Seating {

    private final Function<String, @Nullable Lane> lanes;
    private final DeliveryTime time;

    /** Seats messages in the lanes of queues. */
    Seating(Function<String, @Nullable Lane> lanes, DeliveryTime time) {
        this.lanes = lanes;
        this.time = time;
    }

    /**
     * A decision with what could be begun at once, and who waits for it to be stored.
     *
     * @param decision what is to be stored
     * @param guests the messages of it that go into the queue of a lane, or begin there
     */
    record Seated(Decision decision, List<Guest> guests) {

        void stored() {
            guests.forEach(Guest::stored);
        }

        void notStored() {
            guests.forEach(Guest::notStored);
        }
    }

    /**
     * A message on its way to a lane.
     *
     * @param lane the lane
     * @param begun the message as it will be stored, when it has a seat; null when it takes its turn
     */
    record Guest(Lane lane, @Nullable StoredMessage begun) {

        private void stored() {
            if (begun == null) {
                lane.arrival();
            } else {
                lane.seated(begun);
            }
        }

        private void notStored() {
            if (begun != null) {
                lane.unseated();
            }
        }
    }

    /** Where nothing is sent, nothing begins. */
    static Seated nobody(Decision decision) {
        return new Seated(decision, List.of());
    }

    Seated seat(Decision decision) {
        Lane lane = lane(decision.next());
        List<Guest> guests = List.of();
        Decision seated = decision;
        if (lane != null) {
            guests = new ArrayList<>(1);
            seated = seat(decision, decision.next(), lane, guests);
        }
        for (int i = 0; i < decision.also().size(); i++) {
            StoredMessage other = message(decision.also().get(i));
            Lane of = other == null ? null : lane(other);
            if (other != null && of != null) {
                guests = guests.isEmpty() ? new ArrayList<>(1) : guests;
                seated = seated.instead(i, seat(new Decision(other, List.of(), seated.events()), other, of, guests));
            }
        }
        return new Seated(seated, guests);
    }

    private static @Nullable StoredMessage message(Change change) {
        return switch (change) {
            case Change.Put(var message) -> message;
            case Change.Replace(var message) -> message;
            case Change.Remove _, Change.Correlate _, Change.Uncorrelate _ -> null;
        };
    }

    /** The lane in whose queue a message will stand; null when it goes elsewhere. */
    private @Nullable Lane lane(StoredMessage message) {
        Place place = message.progress().place();
        return place == null ? null : lanes.apply(place.queue());
    }

    private Decision seat(Decision decision, StoredMessage message, Lane lane, List<Guest> guests) {
        Moment moment = Moment.of(time.clock());
        if (isNew(message, moment.now()) && lane.seat()) {
            Decision begun = lane.begin(Draft.after(decision, moment));
            if (begun.next().state() == StoredState.ATTEMPTING) {
                guests.add(new Guest(lane, begun.stored()));
                return begun;
            }
            lane.unseated();
        }
        guests.add(new Guest(lane, null));
        return decision;
    }

    private static boolean isNew(StoredMessage message, Instant now) {
        Place place = message.progress().place();
        return message.version() == 0
                && message.state() == StoredState.QUEUED
                && place != null
                && !place.at().isAfter(now)
                && !message.route().ordered()
                && message.times().validUntil().isAfter(now);
    }
}
