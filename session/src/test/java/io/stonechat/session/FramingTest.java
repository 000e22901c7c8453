package io.stonechat.session;

import static io.stonechat.session.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.stonechat.peer.RawFrame;
import io.stonechat.peer.RawPeer;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.Pdu;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets as peers really send them. */
class FramingTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 15, 65_537, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF})
    void answersAnImpossibleLength_withGenericNack_andCloses(int length) {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);

            // command_length alone, no more of the header
            esme.send(ByteBuffer.allocate(4).putInt(length).array());

            var nack = esme.expect(CommandId.GENERIC_NACK);
            assertThat(nack.commandStatus()).isEqualTo(CommandStatus.ESME_RINVCMDLEN);
            assertThat(nack.sequenceNumber()).isZero();
            esme.expectEndWithoutAnswer();
        }
    }

    @Test
    void takesTheGreatestLengthThatIsAllowed() {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);

            // an unknown request of 65,536 octets
            esme.send(RawFrame.of(0x0000_7777, 0, 5, new byte[65_536 - 16]));

            var nack = esme.expect(CommandId.GENERIC_NACK);
            assertThat(nack.commandStatus()).isEqualTo(CommandStatus.ESME_RINVCMDID);
            assertThat(nack.sequenceNumber()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: smsc\r\n\r\n",
                "POST /sms HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003"
            })
    void closesQuietly_whenTheConnectionIsNotSmpp(String text) {
        try (var centre = TestCentre.start()) {
            var other = centre.connect();

            other.send(text.getBytes(StandardCharsets.ISO_8859_1));

            other.expectEndWithoutAnswer();
            await().until(() -> centre.events.stream()
                    .anyMatch(event -> event instanceof SessionEvent.Dropped dropped
                            && dropped.reason().contains("not SMPP")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 15, 16, 17})
    void readsPdusThatComeInPieces(int size) {
        try (var centre = TestCentre.start()) {
            var esme = centre.connect();

            esme.sendInPieces(
                    size,
                    RawPeer.octets(Messages.request("bind_transceiver", 1), Messages.submit(2), new EnquireLink(3)));

            assertThat(esme.expect(CommandId.BIND_TRANSCEIVER_RESP).sequenceNumber())
                    .isEqualTo(1);
            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(2);
            assertThat(esme.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber())
                    .isEqualTo(3);
        }
    }

    @Test
    void answersFiveHundredPdusOfOneSegment_inOrder() {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER);

            esme.send(IntStream.rangeClosed(1, 500).mapToObj(Messages::submit).toArray(Pdu[]::new));

            for (int sequence = 1; sequence <= 500; sequence++) {
                assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber())
                        .isEqualTo(sequence);
            }
        }
    }

    @Test
    void aFirstPduInTheSameSegmentAsTheBindResp_isNotLost() throws Exception {
        try (var server = io.stonechat.peer.RawServer.start()) {
            server.each(centre -> {
                var bind = centre.receiveBind();
                centre.send(
                        new io.stonechat.protocol.BindResp(
                                bind.sequenceNumber(),
                                CommandStatus.ESME_ROK,
                                bind.type(),
                                "c",
                                io.stonechat.protocol.Tlvs.NONE),
                        Messages.deliver(41));
                assertThat(centre.expect(CommandId.DELIVER_SM_RESP).sequenceNumber())
                        .isEqualTo(41);
                centre.send(new EnquireLink(42));
                centre.expectEnd();
            });
            var delivered = new java.util.concurrent.CountDownLatch(1);
            SmppClient.connect(
                    ClientConfig.builder().port(server.port()).systemId("esme").build(),
                    ClientHandler.of((request, exchange) -> {
                        TestCentre.accept(request, exchange);
                        delivered.countDown();
                    }));

            assertThat(delivered.await(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7FFF_FFFF, 0x8000_0000, 0x806A_179B, 0xFFFF_FFFF})
    void echoesEverySequenceNumber(int sequence) {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER).send(Messages.submit(sequence));

            assertThat(esme.expect(CommandId.SUBMIT_SM_RESP).sequenceNumber()).isEqualTo(sequence);
        }
    }

    @Test
    void answersEachOfTheRequestsThatRepeatASequenceNumber() {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER)
                    .send(Messages.submit(7), Messages.submit(7), new EnquireLink(7), Messages.submit(7));

            assertThat(IntStream.range(0, 4).map(_ -> esme.receive().sequenceNumber()))
                    .containsOnly(7);
        }
    }

    @Test
    void anUnknownCommand_getsGenericNack_andTheSessionLives() {
        try (var centre = TestCentre.start()) {
            // command_id 0x0000000A is assigned to nothing
            var esme = centre.bind(BindType.TRANSCEIVER).send(RawFrame.of(0x0000_000A, 0, 9, (byte) 1, (byte) 2));

            var nack = esme.expect(CommandId.GENERIC_NACK);
            assertThat(nack.commandStatus()).isEqualTo(CommandStatus.ESME_RINVCMDID);
            assertThat(nack.sequenceNumber()).isEqualTo(9);
            esme.send(Messages.submit(10)).expect(CommandId.SUBMIT_SM_RESP);
        }
    }

    @Test
    void anUnknownResponse_isIgnored() {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER).send(RawFrame.of(0x8000_0777, 0, 9));

            esme.send(new EnquireLink(10));

            assertThat(esme.receive().sequenceNumber()).isEqualTo(10);
        }
    }

    @Test
    void aBrokenBody_getsTheStatusOfItsTrouble_andTheSessionLives() {
        try (var centre = TestCentre.start()) {
            byte[] submit = RawPeer.octets(Messages.submit(3));
            // sm_length, the octet before the five of "hello", says 200
            submit[submit.length - 6] = (byte) 200;

            var esme = centre.bind(BindType.TRANSCEIVER).send(submit);

            var answer = esme.expect(CommandId.SUBMIT_SM_RESP);
            assertThat(answer.commandStatus().isOk()).isFalse();
            assertThat(answer.sequenceNumber()).isEqualTo(3);
            esme.send(Messages.submit(4)).expect(CommandId.SUBMIT_SM_RESP);
            assertThat(centre.events).anyMatch(SessionEvent.Malformed.class::isInstance);
        }
    }

    @Test
    void extraOctetsInEnquireLinkAndUnbind_areNoReasonToRefuseThem() {
        try (var centre = TestCentre.start()) {
            var esme = centre.bind(BindType.TRANSCEIVER).send(RawFrame.of(CommandId.ENQUIRE_LINK, 0, 5, (byte) 0));

            assertThat(esme.expect(CommandId.ENQUIRE_LINK_RESP).sequenceNumber())
                    .isEqualTo(5);
            esme.send(RawFrame.of(CommandId.UNBIND, 0, 6, (byte) 0, (byte) 0));
            assertThat(esme.expect(CommandId.UNBIND_RESP).sequenceNumber()).isEqualTo(6);
        }
    }

    @Test
    void aConnectionThatEndsAtAnyOctet_leavesTheCentreServing() {
        try (var centre = TestCentre.start()) {
            byte[] octets = RawPeer.octets(Messages.request("bind_transceiver", 1), Messages.submit(2));
            for (int length = 0; length < octets.length; length += 9) {
                var esme = centre.connect().send(Arrays.copyOf(octets, length));
                if (length % 2 == 0) {
                    esme.reset();
                } else {
                    esme.close();
                }
            }

            centre.bind(BindType.TRANSMITTER).send(Messages.submit(2)).expect(CommandId.SUBMIT_SM_RESP);
            await().until(() -> centre.server.sessions().size() == 1);
        }
    }
}
