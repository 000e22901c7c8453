package io.stonechat.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The frames that the raw generator and the raw sink send, made once (SMPP 3.4 §4); only sequence numbers change later. */
final class Frames {
    static final int HEADER = 16;
    static final int COMMAND_ID_AT = 4;
    static final int STATUS_AT = 8;
    static final int SEQUENCE_AT = 12;

    static final int BIND_RECEIVER = 0x00000001;
    static final int BIND_TRANSMITTER = 0x00000002;
    static final int SUBMIT_SM = 0x00000004;
    static final int DELIVER_SM = 0x00000005;
    static final int UNBIND = 0x00000006;
    static final int BIND_TRANSCEIVER = 0x00000009;
    static final int ENQUIRE_LINK = 0x00000015;
    static final int GENERIC_NACK = 0x80000000;
    static final int RESPONSE = 0x80000000;

    static final int ESME_ROK = 0x00000000;
    static final int ESME_RINVCMDID = 0x00000003;

    /** The 100 octets that every message of every contestant carries. */
    static final String TEXT =
            "The stonechat is a small bird whose call is short and sharp, like two stones knocked together. "
                    .repeat(2)
                    .substring(0, 100);

    static final String SOURCE = "491710000001";
    static final String DESTINATION = "491720000002";

    /** The text of a receipt as SMPP 3.4 appendix B has it. */
    static final String RECEIPT = "id:0123456789 sub:001 dlvrd:001 submit date:2611201200 done date:2611201201 "
            + "stat:DELIVRD err:000 text:The stonechat is a s";

    private Frames() {}

    /** A submit_sm of 157 octets: two international numbers of twelve digits and {@link #TEXT}. */
    static byte[] submitSm() {
        return frame(SUBMIT_SM, ESME_ROK, body -> {
            body.put((byte) 0); // service_type ""
            address(body, SOURCE);
            address(body, DESTINATION);
            body.put(new byte[3]); // esm_class, protocol_id, priority_flag
            body.put(new byte[2]); // schedule_delivery_time "", validity_period ""
            body.put(new byte[4]); // registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id
            body.put((byte) TEXT.length());
            body.put(TEXT.getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** A deliver_sm with {@link #RECEIPT}, and receipted_message_id and message_state. */
    static byte[] receipt() {
        return frame(DELIVER_SM, ESME_ROK, body -> {
            body.put((byte) 0); // service_type ""
            address(body, DESTINATION);
            address(body, SOURCE);
            body.put((byte) 0x04).put(new byte[2]); // esm_class: a receipt; protocol_id, priority_flag
            body.put(new byte[2]); // schedule_delivery_time "", validity_period ""
            body.put(new byte[4]); // registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id
            body.put((byte) RECEIPT.length());
            body.put(RECEIPT.getBytes(StandardCharsets.US_ASCII));
            body.putShort((short) 0x001E).putShort((short) 11); // receipted_message_id
            cString(body, "0123456789");
            body.putShort((short) 0x0427).putShort((short) 1).put((byte) 2); // message_state DELIVERED
        });
    }

    static byte[] submitSmResp(String messageId) {
        return frame(SUBMIT_SM | RESPONSE, ESME_ROK, body -> cString(body, messageId));
    }

    static byte[] bindTransceiver(String systemId, String password) {
        return frame(BIND_TRANSCEIVER, ESME_ROK, body -> {
            cString(body, systemId);
            cString(body, password);
            cString(body, ""); // system_type
            body.put((byte) 0x34); // interface_version
            body.put(new byte[2]); // addr_ton, addr_npi
            cString(body, ""); // address_range
        });
    }

    static byte[] bindResp(int bindCommandId) {
        return frame(bindCommandId | RESPONSE, ESME_ROK, body -> cString(body, "sink"));
    }

    /** A frame that has no body. */
    static byte[] header(int commandId, int status) {
        return frame(commandId, status, _ -> {});
    }

    private static byte[] frame(int commandId, int status, Consumer<ByteBuffer> body) {
        ByteBuffer frame = ByteBuffer.allocate(512).position(HEADER);
        body.accept(frame);
        frame.flip();
        frame.putInt(0, frame.limit())
                .putInt(COMMAND_ID_AT, commandId)
                .putInt(STATUS_AT, status)
                .putInt(SEQUENCE_AT, 1);
        byte[] octets = new byte[frame.limit()];
        frame.get(octets);
        return octets;
    }

    private static void address(ByteBuffer body, String digits) {
        body.put((byte) 1).put((byte) 1); // ton international, npi ISDN
        cString(body, digits);
    }

    private static void cString(ByteBuffer body, String text) {
        body.put(text.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    }
}
