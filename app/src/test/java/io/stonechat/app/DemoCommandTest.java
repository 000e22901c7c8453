package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoCommandTest {

    @Test
    void four_texts_go_through_and_end_as_they_should() {
        CommandRun run = CommandRun.of("demo", "--once");

        assertThat(run.out())
                .contains("bind_transceiver  bound as smppclient1")
                .contains("the centre's id")
                .containsPattern("#1 +Hello from Stonechat! +\\d+ +1 +DELIVRD +\\d+")
                .containsPattern("#2 +A small bird says hello 🐦 +\\d+ +1 +DELIVRD +\\d+")
                .containsPattern("#3 +A long text does not fi... +\\d+ \\+2 +3 +DELIVRD +\\d+")
                .containsPattern("#4 +Is anybody there\\? +\\d+ +1 +UNDELIV +\\d+")
                .contains("All ended as they should");
        assertThat(run.status()).isZero();
    }
}
