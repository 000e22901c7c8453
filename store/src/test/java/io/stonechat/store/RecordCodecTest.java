package io.stonechat.store;

import static io.stonechat.store.Samples.NOON;
import static io.stonechat.store.Samples.correlation;
import static io.stonechat.store.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final String STORED =
            "0103010003021a0461636d650561636d653105340001036b657901057472616365033700000037000000040000000000"
                    + "0000000000003132333435000101343931373031323334353637000000000000010000000568656c6c6f041280d5a2cf"
                    + "010080d5a2cf0100809badcf01000502010106160101026e6c020662696e643a61057175657565000000071502010662"
                    + "696e643a6180d5a2cf0100000103303432082d010161016280d5a2cf01000301fffffffe0102304101080201610162fe"
                    + "dfccc8d3b48e70ffa7d6b90701000000090e80d5a2cf01abb4de75020102c3a90a0b05020304010567726f75700b1008"
                    + "63616d706169676e06737072696e670c1b01610275700101010c34393137303132333435363780d5a2cf0100";

    private final RecordWriter out = new RecordWriter();
    private final RecordCodec codec = new RecordCodec(out);

    @Test
    void a_record_is_stored_as_these_octets() {
        codec.write(rich());
        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(STORED);
    }

    @Test
    void these_octets_are_read_as_that_record() {
        assertThat(read(HexFormat.of().parseHex(STORED))).isEqualTo(rich());
    }

    @Test
    void a_change_leads_from_one_record_to_the_next() {
        StoredRecord before = rich();
        StoredMessage changed = before.message()
                .with(before.message().progress().without(1).note(entry(HistoryEntry.Kind.PARKED)))
                .with(before.message()
                        .route()
                        .at(1)
                        .withOrdered(true)
                        .sending(message(9).pdu()))
                .withVersion(4);
        StoredRecord after = before.with(changed).with(List.of());
        codec.writeChange(before, after);
        assertThat(RecordDraft.read(before, new RecordReader(out.toByteArray())))
                .isEqualTo(after);
    }

    @Test
    void a_change_tells_only_what_has_changed() {
        StoredRecord before = rich();
        StoredRecord after = before.with(before.message()
                .with(before.message().progress().note(entry(HistoryEntry.Kind.RETRY)))
                .withVersion(4));
        codec.writeChange(before, after);
        assertThat(out.length()).isLessThan(60);
        assertThat(RecordDraft.read(before, new RecordReader(out.toByteArray())))
                .isEqualTo(after);
    }

    @Test
    void a_section_of_a_later_release_is_kept() {
        codec.write(rich());
        out.varint(900);
        int start = out.begin();
        out.text("of the future");
        out.end(start);
        byte[] newer = out.toByteArray();
        StoredRecord read = read(newer);
        assertThat(read.message()).isEqualTo(rich().message());
        out.truncate(0);
        codec.write(read.with(read.message()));
        assertThat(out.toByteArray()).isEqualTo(newer);
    }

    @Test
    void what_is_cut_short_anywhere_is_told_and_not_guessed() {
        codec.write(rich());
        byte[] whole = out.toByteArray();
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(StoreFormatException.class);
    }

    private static StoredRecord read(byte[] octets) {
        return RecordDraft.read(new MessageId(7), new RecordReader(octets));
    }

    private static HistoryEntry entry(HistoryEntry.Kind kind) {
        return new HistoryEntry(NOON.plusNanos(123_456_789), kind, 1, "é");
    }

    private static StoredRecord rich() {
        StoredMessage message = message(7)
                .with(new Origin("acme", "acme1", -3, 0x34, null, "key", "trace"))
                .with(new Lineage(new MessageId(5), 2, 3, new MessageId(4), "group"));
        Attempt attempt = new Attempt(
                1, "a", "b", NOON, AttemptResult.REJECTED, CommandStatus.of(-2), "0A", MessageState.REJECTED);
        Progress progress = message.progress()
                .with(attempt)
                .with(Attempt.begin(2, "a", "b", Instant.MAX))
                .note(entry(HistoryEntry.Kind.ATTEMPT))
                .withError("042");
        StoredMessage whole = message.with(progress).withVersion(3);
        return new StoredRecord(whole, List.of(correlation("up", whole, NOON)), Map.of());
    }
}
