package io.stonechat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stonechat.protocol.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of what is stored cold: a letter for the kind, then what orders or finds. All numbers sort as they count. */
final class ColdKeys {

    static final byte STATE_KIND = 'M';

    /** Where the log is replayed from, and the counts. */
    static final byte[] STATE = {STATE_KIND};

    static final byte RECORD = 'm';
    static final byte DUE = 'q';

    /** What has ended: the longest queue by far, and apart from the others, so that they are not merged with it. */
    static final byte ENDING = 'e';

    static final byte EXPIRY = 'x';
    static final byte PART = 'p';
    static final byte TIE = 'c';
    static final byte DEDUP = 'k';
    static final byte OPEN_TO = 'o';
    static final byte DESTINATION = 'd';
    static final byte SOURCE = 's';

    /**
     * What of an id is the time it was given, in steps of some sixteen seconds: see {@link MessageIds}. What is new is
     * merged with what came in the same step, so it must not be long.
     */
    private static final int PERIOD_SHIFT = 36;

    /** What most keys take behind what they begin with. */
    private static final int ROOM = 24;

    private static final long SIGN = Long.MIN_VALUE;
    private static final long FNV_OFFSET = 0xCBF2_9CE4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01B3L;

    private ColdKeys() {}

    /** What the keys of all records begin with. */
    static byte[] records() {
        return key(RECORD).done();
    }

    static byte[] record(MessageId id) {
        return key(RECORD).id(id).done();
    }

    /** What the keys of one priority of a queue begin with. */
    static byte[] dueRun(String queue, int priority) {
        return run(queue, priority).done();
    }

    static byte[] due(StoredMessage message, Place place) {
        return run(place.queue(), message.rank())
                .time(place.at())
                .number(message.origin().arrival() ^ SIGN)
                .id(message.id())
                .done();
    }

    /** The first key of a run that is due later than this. */
    static byte[] dueAfter(String queue, int priority, Instant now) {
        return after(run(queue, priority).time(now).done());
    }

    private static Key run(String queue, int priority) {
        if (queue.equals(Place.ENDED)) {
            return key(ENDING);
        }
        byte[] name = queue.getBytes(UTF_8);
        return key(DUE).number16(name.length).octets(name).octet(StoredMessage.MAX_PRIORITY - priority);
    }

    static byte[] expiryRun() {
        return key(EXPIRY).done();
    }

    static byte[] expiry(StoredMessage message) {
        return key(EXPIRY).time(message.times().validUntil()).id(message.id()).done();
    }

    static byte[] expiryAfter(Instant now) {
        return after(key(EXPIRY).time(now).done());
    }

    static byte[] parts(MessageId told) {
        return key(PART).id(told).done();
    }

    static byte[] tie(String domain, String upstreamId) {
        return tieRun(upstreamId, hash(domain));
    }

    /** What the keys of an upstream id begin with, whatever its domain. */
    static byte[] ties(String upstreamId) {
        return key(TIE).number(hash(upstreamId)).done();
    }

    private static byte[] tieRun(String upstreamId, long domain) {
        return key(TIE).number(hash(upstreamId)).number(domain).done();
    }

    static byte[] dedup(String account, String dedupKey) {
        return key(DEDUP).number(hash(account, dedupKey)).done();
    }

    static byte[] openTo(String account, Address destination) {
        String address = destination.ton() + "/" + destination.npi() + "/" + destination.address();
        return key(OPEN_TO).number(hash(account, address)).done();
    }

    /**
     * What the keys begin with that lead to messages from or to an address, given their ids in one period of time. Keys of
     * later periods are all behind those of earlier ones.
     *
     * @param kind {@link #SOURCE} or {@link #DESTINATION}
     */
    static byte[] addressed(byte kind, String address, int period) {
        return key(kind).number32(period).number(hash(address)).done();
    }

    /** The period of time in which an id was given. */
    static int period(MessageId id) {
        return (int) (id.value() >>> PERIOD_SHIFT);
    }

    /** The period in a key of {@link #addressed}. */
    static int period(byte[] key) {
        return new RecordReader(key, 1, Integer.BYTES).int32();
    }

    /** What all keys of a kind begin with. */
    static byte[] all(byte kind) {
        return key(kind).done();
    }

    /** The keys that stand for a record alone, the record's own aside. */
    static List<byte[]> of(StoredMessage message) {
        List<byte[]> keys = new ArrayList<>();
        Place place = message.progress().place();
        if (place != null) {
            keys.add(due(message, place));
        }
        if (MemoryIndexes.expires(message)) {
            keys.add(expiry(message));
        }
        if (message.lineage().parts() > 1) {
            keys.add(with(parts(message.toldId()), message.id()));
        }
        if (!message.state().isFinal()) {
            keys.add(with(openTo(message.origin().account(), message.destination()), message.id()));
        }
        if (MessageSearch.isFoundByAddress(message)) {
            int period = period(message.id());
            keys.add(with(addressed(DESTINATION, message.destination().address(), period), message.id()));
            keys.add(with(addressed(SOURCE, message.pdu().source().address(), period), message.id()));
        }
        return keys;
    }

    /** The keys that a record shares with others; their values list the ids. */
    static List<byte[]> shared(StoredRecord kept) {
        List<byte[]> keys = new ArrayList<>(2);
        for (Correlation tie : kept.ties()) {
            keys.add(tie(tie.domain(), tie.upstreamId()));
        }
        for (Attempt attempt : kept.message().progress().attempts()) {
            String given = attempt.upstreamId();
            if (given != null && !given.isEmpty() && !isTied(kept, given)) {
                keys.add(tieRun(given, 0));
            }
        }
        Origin origin = kept.message().origin();
        if (origin.dedupKey() != null) {
            keys.add(dedup(origin.account(), origin.dedupKey()));
        }
        return keys;
    }

    private static boolean isTied(StoredRecord kept, String upstreamId) {
        return kept.ties().stream().anyMatch(tie -> tie.upstreamId().equals(upstreamId));
    }

    static byte[] with(byte[] prefix, MessageId id) {
        return new Key(prefix).id(id).done();
    }

    /** The time in a key, behind what all keys of its run begin with. */
    static Instant dueIn(byte[] key, int run) {
        var in = new RecordReader(key, run, key.length - run);
        return Instant.ofEpochSecond(in.int64() ^ SIGN, in.int32());
    }

    /** The id that a key ends with. */
    static MessageId id(byte[] key) {
        return new MessageId(new RecordReader(key, key.length - Long.BYTES, Long.BYTES).int64());
    }

    /** The first key that does not begin with this one. */
    static byte[] after(byte[] prefix) {
        byte[] next = prefix.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            if (++next[i] != 0) {
                return Arrays.copyOf(next, i + 1);
            }
        }
        throw new IllegalArgumentException("No key comes after one of only 0xFF.");
    }

    static byte[] max(byte[] one, byte @Nullable [] other) {
        return other == null || Arrays.compareUnsigned(one, other) >= 0 ? one : other;
    }

    /** A hash of a key, for adding up. */
    static long fingerprint(byte[] key) {
        long hash = FNV_OFFSET;
        for (byte octet : key) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** A hash that is the same for ever. */
    static long hash(String... texts) {
        long hash = FNV_OFFSET;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ 0xFFFF) * FNV_PRIME;
        }
        return mixed(hash);
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        return mixed ^ (mixed >>> 33);
    }

    private static Key key(byte kind) {
        return new Key(new byte[] {kind});
    }

    private static final class Key {

        private final RecordWriter out;

        Key(byte[] start) {
            out = new RecordWriter(start.length + ROOM);
            out.octets(start);
        }

        Key octet(int value) {
            out.octet(value);
            return this;
        }

        Key octets(byte[] octets) {
            out.octets(octets);
            return this;
        }

        Key number16(int value) {
            out.octet(value >>> 8);
            out.octet(value);
            return this;
        }

        Key number32(int value) {
            out.int32(value);
            return this;
        }

        Key number(long value) {
            out.int64(value);
            return this;
        }

        Key id(MessageId id) {
            return number(id.value());
        }

        Key time(Instant at) {
            out.int64(at.getEpochSecond() ^ SIGN);
            out.int32(at.getNano());
            return this;
        }

        byte[] done() {
            return out.toByteArray();
        }
    }
}
