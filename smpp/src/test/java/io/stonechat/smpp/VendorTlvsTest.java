package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stonechat.protocol.DeliverSm;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.Tlvs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLVs that the configuration defines, used by their names. */
class VendorTlvsTest {
    private static final String TLVS = """
            tlvs:
              - { name: dlt_entity_id, tag: 0x1400, type: cstring }
              - { name: operator_id, tag: 0x1403, type: int32 }
              - { name: trace, tag: 0x3ABC, type: octets }
            """;

    @TempDir
    Path folder;

    @Test
    void aScript_readsAndWritesThem_byName() throws Exception {
        try (var gateway = new RunningGateway(folder, TLVS, RunningGateway.ANYBODY + """
                        @OnPdu Reply submit(SubmitSm pdu) {
                            String entity = smpp.tlv(pdu.tlvs(), "dlt_entity_id").map(Tlv::text).orElse("none");
                            smpp.deliverTo("acme", DeliverSm.builder()
                                    .tlvs(Tlvs.of(smpp.tlv("operator_id", 20408), smpp.tlv("dlt_entity_id", entity)))
                                    .build());
                            return Reply.accept(entity);
                        }
                        """);
                var esme = gateway.esme()) {
            var message = TestEsme.message("31612345678", "hello").toBuilder()
                    .tlvs(Tlvs.of(Tlv.cString(0x1400, "1001")))
                    .build();

            assertThat(esme.send(message)).hasFieldOrPropertyWithValue("messageId", "1001");
            assertThat(esme.next(DeliverSm.class).tlvs())
                    .containsExactly(Tlv.int32(0x1403, 20_408), Tlv.cString(0x1400, "1001"));
        }
    }

    @Test
    void whatDoesNotFit_isToldInASentence() {
        try (var gateway = new RunningGateway(folder, TLVS)) {
            Smpp smpp = gateway.smpp();

            assertThat(smpp.tlv("trace", Octets.of((byte) 1))).isEqualTo(new Tlv(0x3ABC, Octets.of((byte) 1)));
            assertThat(smpp.tlv("message_state", 2)).isEqualTo(Tlv.octet(0x0427, 2));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> smpp.tlv("operator_id", 1L << 32))
                    .withMessage("TLV 'operator_id' is a number from 0 to 4294967295, not 4294967296");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> smpp.tlv("dlt_entity_id", 7))
                    .withMessageContaining("not a number");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> smpp.tlv(Tlvs.NONE, "dlt_entity"))
                    .withMessageStartingWith("there is no TLV \"dlt_entity\" (expected: a name of SMPP 3.4 or 5.0");
        }
    }

    @Test
    void aTlvAddedToTheConfiguration_isKnownAtOnce() {
        try (var gateway = new RunningGateway(folder, TLVS)) {
            assertThat(gateway.apply(TLVS + "  - { name: campaign, tag: 0x1404, type: int64 }\n"))
                    .isEmpty();

            assertThat(gateway.smpp().tlv("campaign", Long.MAX_VALUE).integer()).isEqualTo(Long.MAX_VALUE);
        }
    }
}
