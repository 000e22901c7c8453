package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.MessageIdForm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which receipt belongs to which message, and what is forgotten when. */
class ReceiptBookTest {
    private static final Address ANNA = Address.of("41791234567");
    private static final Address BERT = Address.of("41797654321");

    private final List<Receipt> unmatched = new ArrayList<>();
    private ReceiptBook book = book(new ReceiptIds(null, null), 100);

    private ReceiptBook book(ReceiptIds ids, int most) {
        return new ReceiptBook(ids, new ReceiptBook.Limits(most, 1000, 100), unmatched::add);
    }

    private SentSegment sent(Address to, Outcome outcome, long now) {
        var message = TextMessage.of("a", to.address(), "Hello");
        var segment = new SentSegment(message, message.segments(0).getFirst());
        book.sending();
        segment.ended(outcome);
        book.sent(segment, now);
        return segment;
    }

    private SentSegment accepted(Address to, String id) {
        return sent(to, new Accepted(id), 0);
    }

    private boolean receipt(String id, Address from) {
        var receipt = Receipt.parse("id:" + id + " stat:DELIVRD");
        return book.take(receipt, from, false, 0);
    }

    private static boolean isDone(SentSegment segment) {
        return segment.end().isDone();
    }

    @Test
    void theSameIdOfTwoMessages_isToldApartByTheDestination() {
        var anna = accepted(ANNA, "7");
        var bert = accepted(BERT, "7");

        assertThat(receipt("7", BERT)).isTrue();

        assertThat(isDone(bert)).isTrue();
        assertThat(isDone(anna)).isFalse();
    }

    @Test
    void whereNothingTellsTwoMessagesApart_neitherIsTaken() {
        var one = accepted(ANNA, "7");
        var two = accepted(ANNA, "7");

        assertThat(receipt("7", ANNA)).isFalse();

        assertThat(isDone(one) || isDone(two)).isFalse();
    }

    @Test
    void aNumberInTheOtherForm_needsTheSameDestination() {
        var anna = accepted(ANNA, "1a");

        assertThat(receipt("26", BERT)).isFalse();
        assertThat(receipt("26", ANNA)).isTrue();

        assertThat(isDone(anna)).isTrue();
    }

    @Test
    void theIdAsItIs_goesBeforeEveryOtherReading() {
        var sixteen = accepted(ANNA, "16");
        var ten = accepted(ANNA, "10");

        assertThat(receipt("16", ANNA)).isTrue();
        assertThat(isDone(sixteen)).isTrue();
        // A second receipt of the same message is not taken for one of the message whose id is 16 in hexadecimal.
        assertThat(receipt("16", ANNA)).isTrue();
        assertThat(isDone(ten)).isFalse();
    }

    @Test
    void anotherReadingOfAnId_isNotBelieved_whileItsOwnResponseMayCome() {
        var ten = accepted(ANNA, "10");
        book.sending();

        // 16 is 10 in hexadecimal, but also what the open submit is going to be called.
        assertThat(receipt("16", ANNA)).isTrue();
        assertThat(isDone(ten)).isFalse();
        var message = TextMessage.of("a", ANNA.address(), "Hello");
        var sixteen = new SentSegment(message, message.segments(0).getFirst());
        sixteen.ended(new Accepted("16"));
        book.sent(sixteen, 0);

        assertThat(isDone(sixteen)).isTrue();
        assertThat(isDone(ten)).isFalse();
    }

    @Test
    void anotherReadingOfAnId_isBelieved_onceTheSubmitsBeforeIt_areAnswered() {
        var message = accepted(ANNA, "1f");
        book.sending();
        assertThat(receipt("31", ANNA)).isTrue();
        assertThat(isDone(message)).isFalse();
        book.sending();

        var other = new SentSegment(message.message(), message.segment());
        other.ended(new Accepted("20"));
        book.sent(other, 0);
        assertThat(isDone(message)).isTrue();
        assertThat(isDone(other)).isFalse();
    }

    @Test
    void aCentreThatCountsInHexadecimal_andWritesReceiptsInDecimal_isFoundOut() {
        var messages = new ArrayList<SentSegment>();
        for (int id = 1; id <= 40; id++) {
            messages.add(accepted(ANNA, Integer.toHexString(id)));
        }

        for (int id = 40; id >= 1; id--) {
            assertThat(receipt("%010d".formatted(id), ANNA)).isTrue();
            assertThat(isDone(messages.get(id - 1))).as("message %d", id).isTrue();
        }
    }

    @Test
    void whereTheFormsAreKnown_nothingIsGuessed() {
        book = book(new ReceiptIds(MessageIdForm.HEX, MessageIdForm.DECIMAL), 100);
        var message = accepted(ANNA, "00ff");

        assertThat(receipt("ff", ANNA)).isFalse();
        assertThat(receipt("0000000255", BERT)).isTrue();

        assertThat(isDone(message)).isTrue();
    }

    @Test
    void theIdInTheTlv_helpsWhereThatInTheTextIsAnother() {
        var message = accepted(ANNA, "77");
        var receipt = Receipt.parse("id:other@7 stat:UNDELIV");
        var both = new Receipt(
                receipt.id(),
                null,
                null,
                null,
                null,
                receipt.stat(),
                null,
                null,
                receipt.state(),
                "",
                "77",
                null,
                null,
                List.of());

        assertThat(book.take(both, ANNA, false, 0)).isTrue();

        assertThat(message.end().join().state()).isEqualTo(MessageState.UNDELIVERABLE);
    }

    @Test
    void anEarlyReceipt_isToldAsUnmatched_onceNoResponseMadeItOurs() {
        book.sending();

        assertThat(receipt("5", ANNA)).isTrue();
        book.expire(99);
        assertThat(unmatched).isEmpty();
        book.expire(100);

        assertThat(unmatched).extracting(Receipt::id).containsExactly("5");
    }

    @Test
    void aReceiptThatNeverComes_isGivenUp_andForgotten() {
        var message = accepted(ANNA, "1");

        book.expire(999);
        assertThat(isDone(message)).isFalse();
        book.expire(1000);

        assertThat(message.end()).isCompletedExceptionally();
        assertThat(book.size()).isZero();
        assertThat(receipt("1", ANNA)).isFalse();
    }

    @Test
    void aboveTheBound_theOldestIsGivenUp() {
        book = book(new ReceiptIds(null, null), 2);
        var oldest = accepted(ANNA, "1");
        var second = accepted(ANNA, "2");
        var third = accepted(ANNA, "3");

        assertThat(oldest.end()).isCompletedExceptionally();
        assertThat(isDone(second) || isDone(third)).isFalse();
        assertThat(book.size()).isEqualTo(2);
    }

    @Test
    void aLateResponse_bringsTheIdAfterAll() {
        var message = sent(ANNA, new Unknown("no response within 1 ms"), 0);
        var lost = sent(ANNA, new Unknown("connection lost", true), 0);

        message.endedLate(new Accepted("9"));
        book.late(message, "9", 10);

        assertThat(receipt("9", ANNA)).isTrue();
        assertThat(isDone(message)).isTrue();
        assertThat(lost.end()).isCompletedExceptionally();
        message.ended(new Unknown("told afterwards"));
        assertThat(message.outcome()).isEqualTo(new Accepted("9"));
    }
}
