package io.stonechat.smpp;

import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static io.stonechat.protocol.CommandStatus.ESME_RTHROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stonechat.protocol.MessageState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    @Test
    void reads_aStatusByName_orByNumber() {
        assertThat(Reply.reject("ESME_RTHROTTLED").status()).isEqualTo(ESME_RTHROTTLED);
        assertThat(Reply.reject("0x401").status().code()).isEqualTo(0x401);
    }

    @Test
    void refuses_anUnknownStatus_inASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.reject("ESME_RNOSUCH"))
                .withMessage("unknown SMPP status: \"ESME_RNOSUCH\" (expected a name of SMPP 3.4 §5.1.3 such as"
                        + " ESME_RTHROTTLED, or a number such as 0x401)");
        assertThatIllegalArgumentException().isThrownBy(() -> BindReply.reject("nonsense", ""));
    }

    @Test
    void refuses_aRefusalThatSaysYes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.reject(ESME_ROK))
                .withMessageContaining("use Reply.accept() to say yes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BindReply.reject(ESME_ROK))
                .withMessageContaining("use BindReply.accept()");
    }

    @Test
    void refuses_aMessageIdThatNoAnswerCanCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.accept("x".repeat(65)))
                .withMessage("message_id has 65 characters (expected: at most 64, SMPP 3.4 §5.2.23)");
    }

    @Test
    void refuses_anErrorCodeThatDoesNotFitItsOctet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.state(MessageState.UNDELIVERABLE, "", 256))
                .withMessage("error_code is 256 (expected: 0 to 255, one octet)");
    }

    @Test
    void refuses_chainsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(Reply::relay).withMessageContaining("at least one step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.relay("bind:"))
                .withMessageContaining("\"bind:\" is not a step of a chain");
    }

    @Test
    void keeps_aChainAsItWasGiven() {
        assertThat(Reply.queue("bind:a", "ims", "queue").chain()).isEqualTo(List.of("bind:a", "ims", "queue"));
    }
}
