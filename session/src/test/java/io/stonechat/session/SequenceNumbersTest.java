package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The numbers of our requests, our own and those of a generator that was given. */
class SequenceNumbersTest {
    private static int answerNext(RawPeer centre) {
        int sequence = centre.expect(CommandId.SUBMIT_SM).sequenceNumber();
        centre.send(new SubmitSmResp(sequence, CommandStatus.ESME_ROK, "id", Tlvs.NONE));
        return sequence;
    }

    @Test
    void goFromTheLastOneToOne_neverToZero() {
        var numbers = SequenceNumbers.from(0x7FFF_FFFE);

        assertThat(new int[] {numbers.next(), numbers.next(), numbers.next(), numbers.next()})
                .containsExactly(0x7FFF_FFFE, 0x7FFF_FFFF, 1, 2);
        assertThatThrownBy(() -> SequenceNumbers.from(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comeFromTheGeneratorThatWasGiven_oneForEachLink() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.sequenceNumbers(() -> {
            var next = new AtomicInteger(1_000_000);
            return () -> next.getAndAdd(1_001);
        }))) {
            // The bind took the first.
            for (int expected = 1_001_001; expected < 1_101_000; expected += 1_001) {
                var outcome = esme.session.submit(Messages.submit(0));
                assertThat(answerNext(esme.centre)).isEqualTo(expected);
                assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
            }
        }
    }

    @Test
    void ofAGeneratorThatAlwaysGivesTheSame_serveOneRequestAtATime() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(2).sequenceNumbers(() -> () -> 7))) {
            var first = esme.session.submit(Messages.submit(0));
            assertThat(esme.session.submit(Messages.submit(0)).get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            NotSent.class, not -> assertThat(not.reason()).contains("generator of sequence numbers"));
            assertThat(answerNext(esme.centre)).isEqualTo(7);
            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));

            var again = esme.session.submit(Messages.submit(0));
            assertThat(answerNext(esme.centre)).isEqualTo(7);
            assertThat(again.get(30, TimeUnit.SECONDS)).isEqualTo(new Accepted("id"));
            assertThat(esme.session.unanswered()).isZero();
        }
    }
}
