package io.stonechat.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The command ids of SMPP 3.3, 3.4 and 5.0 (SMPP 3.4 §5.1.2, SMPP 5.0 §4.7.5). */
public final class CommandId {

    /** The bit that tells a response from a request. */
    public static final int RESPONSE = 0x80000000;

    /** {@code generic_nack}. */
    public static final int GENERIC_NACK = 0x80000000;

    /** {@code bind_receiver}. */
    public static final int BIND_RECEIVER = 0x00000001;

    /** {@code bind_receiver_resp}. */
    public static final int BIND_RECEIVER_RESP = 0x80000001;

    /** {@code bind_transmitter}. */
    public static final int BIND_TRANSMITTER = 0x00000002;

    /** {@code bind_transmitter_resp}. */
    public static final int BIND_TRANSMITTER_RESP = 0x80000002;

    /** {@code query_sm}. */
    public static final int QUERY_SM = 0x00000003;

    /** {@code query_sm_resp}. */
    public static final int QUERY_SM_RESP = 0x80000003;

    /** {@code submit_sm}. */
    public static final int SUBMIT_SM = 0x00000004;

    /** {@code submit_sm_resp}. */
    public static final int SUBMIT_SM_RESP = 0x80000004;

    /** {@code deliver_sm}. */
    public static final int DELIVER_SM = 0x00000005;

    /** {@code deliver_sm_resp}. */
    public static final int DELIVER_SM_RESP = 0x80000005;

    /** {@code unbind}. */
    public static final int UNBIND = 0x00000006;

    /** {@code unbind_resp}. */
    public static final int UNBIND_RESP = 0x80000006;

    /** {@code replace_sm}. */
    public static final int REPLACE_SM = 0x00000007;

    /** {@code replace_sm_resp}. */
    public static final int REPLACE_SM_RESP = 0x80000007;

    /** {@code cancel_sm}. */
    public static final int CANCEL_SM = 0x00000008;

    /** {@code cancel_sm_resp}. */
    public static final int CANCEL_SM_RESP = 0x80000008;

    /** {@code bind_transceiver}. */
    public static final int BIND_TRANSCEIVER = 0x00000009;

    /** {@code bind_transceiver_resp}. */
    public static final int BIND_TRANSCEIVER_RESP = 0x80000009;

    /** {@code enquire_link}. */
    public static final int ENQUIRE_LINK = 0x00000015;

    /** {@code enquire_link_resp}. */
    public static final int ENQUIRE_LINK_RESP = 0x80000015;

    /** {@code submit_multi}. */
    public static final int SUBMIT_MULTI = 0x00000021;

    /** {@code submit_multi_resp}. */
    public static final int SUBMIT_MULTI_RESP = 0x80000021;

    /** {@code param_retrieve} (SMPP 3.3 only). */
    public static final int PARAM_RETRIEVE = 0x00000022;

    /** {@code param_retrieve_resp} (SMPP 3.3 only). */
    public static final int PARAM_RETRIEVE_RESP = 0x80000022;

    /** {@code query_last_msgs} (SMPP 3.3 only). */
    public static final int QUERY_LAST_MSGS = 0x00000023;

    /** {@code query_last_msgs_resp} (SMPP 3.3 only). */
    public static final int QUERY_LAST_MSGS_RESP = 0x80000023;

    /** {@code query_msg_details} (SMPP 3.3 only). */
    public static final int QUERY_MSG_DETAILS = 0x00000024;

    /** {@code query_msg_details_resp} (SMPP 3.3 only). */
    public static final int QUERY_MSG_DETAILS_RESP = 0x80000024;

    /** {@code data_sm}. */
    public static final int DATA_SM = 0x00000103;

    /** {@code data_sm_resp}. */
    public static final int DATA_SM_RESP = 0x80000103;

    /** {@code broadcast_sm} (SMPP 5.0). */
    public static final int BROADCAST_SM = 0x00000111;

    /** {@code broadcast_sm_resp} (SMPP 5.0). */
    public static final int BROADCAST_SM_RESP = 0x80000111;

    /** {@code query_broadcast_sm} (SMPP 5.0). */
    public static final int QUERY_BROADCAST_SM = 0x00000112;

    /** {@code query_broadcast_sm_resp} (SMPP 5.0). */
    public static final int QUERY_BROADCAST_SM_RESP = 0x80000112;

    /** {@code cancel_broadcast_sm} (SMPP 5.0). */
    public static final int CANCEL_BROADCAST_SM = 0x00000113;

    /** {@code cancel_broadcast_sm_resp} (SMPP 5.0). */
    public static final int CANCEL_BROADCAST_SM_RESP = 0x80000113;

    /** {@code outbind}. */
    public static final int OUTBIND = 0x0000000B;

    /** {@code alert_notification}. */
    public static final int ALERT_NOTIFICATION = 0x00000102;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(GENERIC_NACK, "generic_nack"),
            Map.entry(BIND_RECEIVER, "bind_receiver"),
            Map.entry(BIND_RECEIVER_RESP, "bind_receiver_resp"),
            Map.entry(BIND_TRANSMITTER, "bind_transmitter"),
            Map.entry(BIND_TRANSMITTER_RESP, "bind_transmitter_resp"),
            Map.entry(QUERY_SM, "query_sm"),
            Map.entry(QUERY_SM_RESP, "query_sm_resp"),
            Map.entry(SUBMIT_SM, "submit_sm"),
            Map.entry(SUBMIT_SM_RESP, "submit_sm_resp"),
            Map.entry(DELIVER_SM, "deliver_sm"),
            Map.entry(DELIVER_SM_RESP, "deliver_sm_resp"),
            Map.entry(UNBIND, "unbind"),
            Map.entry(UNBIND_RESP, "unbind_resp"),
            Map.entry(REPLACE_SM, "replace_sm"),
            Map.entry(REPLACE_SM_RESP, "replace_sm_resp"),
            Map.entry(CANCEL_SM, "cancel_sm"),
            Map.entry(CANCEL_SM_RESP, "cancel_sm_resp"),
            Map.entry(BIND_TRANSCEIVER, "bind_transceiver"),
            Map.entry(BIND_TRANSCEIVER_RESP, "bind_transceiver_resp"),
            Map.entry(ENQUIRE_LINK, "enquire_link"),
            Map.entry(ENQUIRE_LINK_RESP, "enquire_link_resp"),
            Map.entry(SUBMIT_MULTI, "submit_multi"),
            Map.entry(SUBMIT_MULTI_RESP, "submit_multi_resp"),
            Map.entry(PARAM_RETRIEVE, "param_retrieve"),
            Map.entry(PARAM_RETRIEVE_RESP, "param_retrieve_resp"),
            Map.entry(QUERY_LAST_MSGS, "query_last_msgs"),
            Map.entry(QUERY_LAST_MSGS_RESP, "query_last_msgs_resp"),
            Map.entry(QUERY_MSG_DETAILS, "query_msg_details"),
            Map.entry(QUERY_MSG_DETAILS_RESP, "query_msg_details_resp"),
            Map.entry(DATA_SM, "data_sm"),
            Map.entry(DATA_SM_RESP, "data_sm_resp"),
            Map.entry(BROADCAST_SM, "broadcast_sm"),
            Map.entry(BROADCAST_SM_RESP, "broadcast_sm_resp"),
            Map.entry(QUERY_BROADCAST_SM, "query_broadcast_sm"),
            Map.entry(QUERY_BROADCAST_SM_RESP, "query_broadcast_sm_resp"),
            Map.entry(CANCEL_BROADCAST_SM, "cancel_broadcast_sm"),
            Map.entry(CANCEL_BROADCAST_SM_RESP, "cancel_broadcast_sm_resp"),
            Map.entry(OUTBIND, "outbind"),
            Map.entry(ALERT_NOTIFICATION, "alert_notification"));

    private static final Map<String, Integer> IDS = byName();

    private CommandId() {}

    /** The name of a command as the specification writes it, such as {@code submit_sm}; hexadecimal if there is none. */
    public static String name(int commandId) {
        var name = NAMES.get(commandId);
        return name != null ? name : "0x%08x".formatted(commandId);
    }

    /** Whether any version of SMPP knows the command. */
    public static boolean isKnown(int commandId) {
        return NAMES.containsKey(commandId);
    }

    /** The id of a command by the name the specification gives it, if there is one; also by {@code submit_sm_multi}. */
    public static Optional<Integer> byName(String name) {
        return Optional.ofNullable(IDS.get(name));
    }

    private static Map<String, Integer> byName() {
        var ids = new HashMap<String, Integer>();
        NAMES.forEach((id, name) -> ids.put(name, id));
        ids.put("submit_sm_multi", SUBMIT_MULTI);
        ids.put("submit_sm_multi_resp", SUBMIT_MULTI_RESP);
        return Map.copyOf(ids);
    }
}
