package io.stonechat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lost link ends every request at once, and says of each whether it was written. */
class LinkLossTest {
    static Stream<Consumer<RawPeer>> waysToGo() {
        return Stream.of(RawPeer::close, RawPeer::reset, RawPeer::endOutput);
    }

    @ParameterizedTest
    @MethodSource("waysToGo")
    void whatWasWritten_isUnknown(Consumer<RawPeer> way) throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(3))) {
            var outcomes = Stream.generate(() -> esme.session.submit(Messages.submit(0)))
                    .limit(3)
                    .toList();
            for (int i = 0; i < 3; i++) {
                esme.centre.expect(CommandId.SUBMIT_SM);
            }

            way.accept(esme.centre);

            for (var outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
            }
            assertThat(esme.session.state()).isEqualTo(SessionState.CLOSED);
            assertThat(esme.session.unanswered()).isZero();
        }
    }

    @Test
    void whatWaitedBehindAPeerThatDoesNotRead_isNotSent() throws Exception {
        try (var esme = TestEsme.bindNarrow(settings -> settings.window(2000).windowWait(Duration.ZERO))) {
            var outcomes = new ArrayList<CompletableFuture<Outcome>>();
            var big = Messages.submit(0).toBuilder()
                    .shortMessage(Octets.copyOf(new byte[250]))
                    .build();
            // The first has certainly left, however slow the thread that writes is.
            outcomes.add(esme.session.submit(big));
            esme.centre.expect(CommandId.SUBMIT_SM);
            // Until the socket's buffers and then ours are full: what is sent now is refused at once.
            Outcome refused = null;
            while (refused == null) {
                for (int i = 0; i < 500; i++) {
                    outcomes.add(esme.session.submit(big));
                }
                var last = outcomes.getLast();
                refused = last.isDone() ? last.join() : null;
            }

            esme.session.close("the test cuts it");

            assertThat(refused).isInstanceOf(NotSent.class);
            var ends = outcomes.stream().map(CompletableFuture::join).toList();
            assertThat(ends.getFirst()).isInstanceOf(Unknown.class);
            assertThat(ends).hasOnlyElementsOfTypes(Unknown.class, NotSent.class);
            assertThat(ends.indexOf(new Unknown("the test cuts it", true))).isZero();
        }
    }

    @Test
    void aSendOnALinkThatIsGone_isNotSent() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings)) {
            esme.session.close("gone");
            esme.closed();

            assertThat(esme.session.submit(Messages.submit(0)).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new NotSent("submit_sm cannot be sent: the session is closed"));
        }
    }

    @Test
    void aSendThatCannotBeEncoded_saysThatItIsToBlame_andLeavesLinkAndWindowAsTheyWere() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(1))) {
            var unencodable =
                    Messages.submit(0).toBuilder().serviceType("longer").build();

            assertThat(esme.session.submit(unencodable).get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(NotSent.class, outcome -> {
                        assertThat(outcome.unencodable()).isTrue();
                        assertThat(outcome.reason())
                                .startsWith("it cannot be encoded: ")
                                .contains("service_type");
                    });
            assertThat(esme.session.unanswered()).isZero();
            var _ = esme.session.submit(Messages.submit(0));
            esme.centre.expect(CommandId.SUBMIT_SM);
        }
    }

    @Test
    void aSendThatWaitsForAPlace_endsWhenTheLinkDoes() throws Exception {
        try (var esme = TestEsme.bind(settings -> settings.window(1))) {
            var first = esme.session.submit(Messages.submit(0));
            var waiting = new CompletableFuture<Outcome>();
            Thread.startVirtualThread(() ->
                    waiting.complete(esme.session.submit(Messages.submit(0)).join()));
            esme.centre.expect(CommandId.SUBMIT_SM);

            esme.centre.close();

            assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(NotSent.class);
        }
    }
}
