package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DecodeTreeTest {

    // A submit_sm with a user data header, part 1 of 2 of a UCS-2 text, and two TLVs, one of them of a vendor.
    private static final String SUBMIT = """
            0000003c 00000004 00000000 0000000a
            00  05 00 494e464f 00  01 01 3331 00
            43 00 00 00 00 01 00 08 00
            0a 0500030c0201 041f 0440
            0204 0002 0007
            1403 0001 ff""".replaceAll("\\s", "");

    @Test
    void a_tree_shows_every_field_with_its_offset_and_meaning() {
        DecodeRun run = DecodeRun.of(SUBMIT);

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                #1  submit_sm  60 octets
                    0  ├─ command_length            60
                    4  ├─ command_id                0x00000004  submit_sm
                    8  ├─ command_status            0x00000000  ESME_ROK: No error
                   12  ├─ sequence_number           10
                   16  ├─ service_type              ""
                   17  ├─ source_addr_ton           5  alphanumeric
                   18  ├─ source_addr_npi           0  unknown
                   19  ├─ source_addr               "INFO"
                   24  ├─ dest_addr_ton             1  international
                   25  ├─ dest_addr_npi             1  ISDN (E.163/E.164)
                   26  ├─ destination_addr          "31"
                   29  ├─ esm_class                 0x43  store and forward mode, default type, user data header
                   30  ├─ protocol_id               0
                   31  ├─ priority_flag             0  lowest
                   32  ├─ schedule_delivery_time    ""
                   33  ├─ validity_period           ""
                   34  ├─ registered_delivery       0x01  receipt of success and failure
                   35  ├─ replace_if_present_flag   0  do not replace
                   36  ├─ data_coding               0x08  UCS-2
                   37  ├─ sm_default_msg_id         0
                   38  ├─ sm_length                 10
                   39  ├─ short_message             05 00 03 0c 02 01 04 1f 04 40
                   49  ├─ user_message_reference    0x0204  00 07  7
                   55  ├─ unknown TLV               0x1403  ff
                       ├─ user data header          6 octets
                       │  ├─ 0x00                      0c 02 01  concatenated short messages, 8-bit reference
                       │  └─ part                      1 of 2, reference 12
                       └─ text                      "Пр"
                          └─ alphabet                  UCS-2

                """);
    }

    @Test
    void a_broken_pdu_is_read_as_far_as_it_goes_and_told_where_it_breaks() {
        // A deliver_sm_resp whose message_id lacks its NUL.
        DecodeRun run = DecodeRun.of("00000012800000050000000000000001 3132");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("#1  deliver_sm_resp  18 octets  ERROR missing_nul\n")
                .contains("   16  ├─ not read                  31 32\n")
                .contains("   16  └─ problem                   no NUL ends message_id\n");
    }

    @Test
    void strictly_a_text_that_is_too_long_is_a_failure() {
        // A system_id of 16 characters: 15 and the NUL are allowed (SMPP 3.4 §4.1.2).
        String bindResp = "00000021800000090000000000000001" + "61".repeat(16) + "00";

        assertThat(DecodeRun.of(bindResp).status()).isZero();
        DecodeRun strict = DecodeRun.of("--strict", bindResp);
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.out()).contains("system_id has 16 characters, at most 15 are allowed");
    }

    @Test
    void controls_in_a_text_never_reach_the_terminal() {
        String escape = HexFormat.of().formatHex(new byte[] {0x1B, '[', '2', 'J'});
        DecodeRun run = DecodeRun.of("00000015800000040000000000000001" + escape + "00");

        assertThat(run.out()).contains("message_id").contains("\"\\u001b[2J\"").doesNotContain("\u001b");
    }
}
