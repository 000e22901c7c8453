package io.stonechat.testkit;

import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_ROK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@code @HarnessTest} names is what a test is given. */
@HarnessTest("../examples/echo/echo.java")
class HarnessAnnotationTest {

    @Test
    void theClassSaysWhat(Harness harness) {
        assertThat(harness.bind("anybody", "at all").submit("1", "hello").status())
                .isEqualTo(ESME_ROK);
    }

    @Test
    @HarnessTest("../examples/gateway/stonechat.yaml")
    void theMethodGoesBeforeTheClass(Harness harness) {
        assertThat(harness.tryBind("anybody", "at all").status()).isEqualTo(ESME_RINVPASWD);
    }

    @Nested
    class Within {

        @Test
        void theOuterClassSaysWhat(Harness harness) {
            assertThat(harness.tryBind("anybody", "at all").status()).isEqualTo(ESME_ROK);
        }
    }
}
