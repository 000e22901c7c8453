package io.stonechat.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stonechat.protocol.BindType;
import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.EnquireLink;
import io.stonechat.protocol.EnquireLinkResp;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two raw peers against each other. */
class RawPeerTest {
    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void framesComeAsTheyWereSent_howeverTheyWereCut() {
        try (var esme = RawClient.connect(server.address());
                var centre = server.accept()) {
            // command_length 18, an unknown command, status 0x0455, sequence 0x80000001, two octets of body
            var odd = RawFrame.of(0x0000_0BAD, 0x455, 0x8000_0001, (byte) 0xCA, (byte) 0xFE);

            esme.sendInPieces(1, odd.toByteArray()).send(odd, odd);

            for (int i = 0; i < 3; i++) {
                assertThat(centre.receive()).isEqualTo(odd);
            }
            assertThat(odd.commandLength()).isEqualTo(18);
            assertThat(odd.commandStatus()).isEqualTo(CommandStatus.of(0x455));
            assertThat(odd.sequenceNumber()).isEqualTo(0x8000_0001);
            assertThat(odd.body()).containsExactly(0xCA, 0xFE);
        }
    }

    @Test
    void aBindIsMadeAndAccepted() {
        server.each(centre -> {
            var bind = centre.acceptBind();
            centre.send(new EnquireLink(bind.type() == BindType.RECEIVER ? 7 : 8));
            centre.expectEnd();
        });
        try (var esme = RawClient.connect(server.address())) {
            esme.bind(BindType.RECEIVER, "esme", "secret");

            assertThat(esme.expect(CommandId.ENQUIRE_LINK).sequenceNumber()).isEqualTo(7);
        }
    }

    @Test
    void aRefusedBind_fails() {
        server.each(centre -> centre.answerBind(centre.receiveBind(), CommandStatus.ESME_RINVPASWD));
        try (var esme = RawClient.connect(server.address())) {
            assertThatThrownBy(() -> esme.bind(BindType.TRANSMITTER, "esme", "wrong"))
                    .isInstanceOf(PeerException.class)
                    .hasMessageContaining("ESME_RINVPASWD");
        }
    }

    @Test
    void theEndIsSeen_afterACloseAndAfterAReset() {
        try (var first = RawClient.connect(server.address())) {
            server.accept().close();
            first.expectEndWithoutAnswer();
        }
        try (var second = RawClient.connect(server.address())) {
            server.accept().reset();
            second.expectEnd();
        }
    }

    @Test
    void saysWhatCameInstead() {
        try (var esme = RawClient.connect(server.address());
                var centre = server.accept()) {
            esme.send(new EnquireLinkResp(5), new EnquireLinkResp(6)).endOutput();

            assertThatThrownBy(() -> centre.expect(CommandId.SUBMIT_SM))
                    .isInstanceOf(PeerException.class)
                    .hasMessageContaining("submit_sm")
                    .hasMessageContaining("enquire_link_resp");
            assertThatThrownBy(centre::expectEndWithoutAnswer).hasMessageContaining("sequence 6");
            assertThatThrownBy(centre::receive).hasMessageContaining("closed");
        }
    }

    @Test
    void silenceEnds_whenPatienceDoes() {
        try (var esme = RawClient.connect(server.address());
                var centre = server.accept()) {
            esme.patience(Duration.ofMillis(1));

            assertThatThrownBy(esme::receive).isInstanceOf(PeerException.class).hasMessageContaining("within 1 ms");
            assertThat(centre).isNotNull();
        }
    }
}
