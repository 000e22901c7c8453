package io.stonechat.protocol;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts long messages together again, whatever the order of their parts and however often one comes: by a user data header with
 * an 8-bit or 16-bit reference (3GPP TS 23.040 §9.2.3.24.1, §9.2.3.24.8) or by SAR TLVs (SMPP 3.4 §5.3.2.22).
 *
 * <p>Thread-safe, and bounded: above so many unfinished messages the oldest is given up, and one is given up when its time is
 * over; both are told. Time passes only by the clock given, and is looked at with each message and in {@link #expire()}.
 */
public final class Reassembly {

    private record Key(
            Address source, List<Address> destinations, boolean sar, int reference, int total, int dataCoding) {}

    private final int maxMessages;
    private final Duration timeout;
    private final InstantSource clock;
    private final Consumer<PartialMessage> abandoned;
    // In the order in which their first parts came.
    private final LinkedHashMap<Key, PartialMessage> unfinished = new LinkedHashMap<>();

    /**
     * A reassembly with these bounds.
     *
     * @param maxMessages how many unfinished messages there may be at a time, at least 1
     * @param timeout how long after its first part a message is given up
     * @param clock what time it is
     * @param abandoned what to do with a message that was given up; called while parts are taken, so it must not wait
     */
    public Reassembly(int maxMessages, Duration timeout, InstantSource clock, Consumer<PartialMessage> abandoned) {
        this.maxMessages = Math.max(1, maxMessages);
        this.timeout = timeout;
        this.clock = clock;
        this.abandoned = abandoned;
    }

    /**
     * Takes a message: returns it as it is if it is no part of a long one, the whole if it is the last part, else nothing.
     * Numbers that make no sense, such as part 4 of 3, are no part of anything.
     */
    public synchronized Optional<Reassembled> add(MessageRequest message) {
        expire();
        var userData = UserData.of(message);
        boolean sar = userData.udh().concatenation().isEmpty();
        var found = sar ? sar(message.tlvs()) : userData.udh().concatenation();
        if (found.isEmpty() || !found.get().isValid()) {
            return Optional.of(whole(List.of(message)));
        }
        var part = found.get();
        var key = new Key(
                message.source(), destinations(message), sar, part.reference(), part.total(), message.dataCoding());
        var partial = unfinished.computeIfAbsent(key, _ -> new PartialMessage(part.total(), clock.instant()));
        partial.add(part.number(), message);
        if (partial.isComplete()) {
            unfinished.remove(key);
            return Optional.of(whole(partial.parts()));
        }
        if (unfinished.size() > maxMessages) {
            abandoned.accept(unfinished.pollFirstEntry().getValue());
        }
        return Optional.empty();
    }

    /** Gives up what has waited too long; to be called now and then when no messages come. */
    public synchronized void expire() {
        var deadline = clock.instant().minus(timeout);
        while (!unfinished.isEmpty()
                && unfinished.firstEntry().getValue().since().isBefore(deadline)) {
            abandoned.accept(unfinished.pollFirstEntry().getValue());
        }
    }

    /** How many unfinished messages there are. */
    public synchronized int size() {
        return unfinished.size();
    }

    private static Optional<Concatenation> sar(Tlvs tlvs) {
        var reference = tlvs.integer(TlvTag.SAR_MSG_REF_NUM);
        var total = tlvs.integer(TlvTag.SAR_TOTAL_SEGMENTS);
        var number = tlvs.integer(TlvTag.SAR_SEGMENT_SEQNUM);
        return reference.isPresent() && total.isPresent() && total.getAsInt() <= 0xFF && number.isPresent()
                ? Optional.of(new Concatenation(reference.getAsInt(), total.getAsInt(), number.getAsInt()))
                : Optional.empty();
    }

    private static List<Address> destinations(MessageRequest message) {
        return switch (message) {
            case SubmitSm pdu -> List.of(pdu.destination());
            case DeliverSm pdu -> List.of(pdu.destination());
            case DataSm pdu -> List.of(pdu.destination());
            case SubmitMulti pdu ->
                pdu.destinations().stream()
                        .map(destination -> switch (destination) {
                            case SmeAddress(var address) -> address;
                            case DistributionList(var name) -> new Address(0, 0, name);
                        })
                        .toList();
        };
    }

    /** Octets are joined before they are read: some senders cut characters in two. */
    private static Reassembled whole(List<MessageRequest> parts) {
        var bodies = new ArrayList<Octets>(parts.size());
        int length = 0;
        for (var part : parts) {
            var body = UserData.of(part).text();
            bodies.add(body);
            length += body.length();
        }
        var joined = new byte[length];
        int at = 0;
        for (var body : bodies) {
            System.arraycopy(body.bytes(), 0, joined, at, body.length());
            at += body.length();
        }
        var first = parts.getFirst();
        var octets = Octets.wrap(joined);
        var text = UserData.of(first).alphabet(first.dataCoding()).decode(octets);
        return new Reassembled(parts, octets, text);
    }
}
