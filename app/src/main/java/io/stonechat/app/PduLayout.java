package io.stonechat.app;

import io.stonechat.protocol.CommandId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which fields the body of a command has, in the order of the wire (SMPP 3.4 §4, SMPP 5.0 §4). */
final class PduLayout {

    /** The shape of a field. */
    enum Kind {
        OCTET,
        INT32,
        TEXT,
        TIME,
        SHORT_MESSAGE,
        DESTINATIONS,
        UNSUCCESSFUL,
        MESSAGE_IDS,
        TLVS
    }

    /**
     * A field.
     *
     * @param name its name in the specification
     * @param kind its shape
     * @param limit the greatest number of octets of a text, the NUL included
     */
    record Part(String name, Kind kind, int limit) {}

    private static final Part TLVS = new Part("tlvs", Kind.TLVS, 0);
    private static final Part SHORT_MESSAGE = new Part("short_message", Kind.SHORT_MESSAGE, 254);
    private static final Part DESTINATIONS = new Part("dest_address", Kind.DESTINATIONS, 0);
    private static final Part MESSAGE_ID = text("message_id", 65);
    private static final Part SERVICE_TYPE = text("service_type", 6);

    private static final List<Part> SOURCE = address("source_addr", "source_addr", 21);
    private static final List<Part> DESTINATION = address("dest_addr", "destination_addr", 21);
    private static final List<Part> LONG_SOURCE = address("source_addr", "source_addr", 65);
    private static final List<Part> LONG_DESTINATION = address("dest_addr", "destination_addr", 65);

    private static final List<Part> NONE = List.of();
    private static final List<Part> TIMES = List.of(time("schedule_delivery_time"), time("validity_period"));
    private static final List<Part> RESULT =
            List.of(MESSAGE_ID, time("final_date"), octet("message_state"), octet("error_code"));

    private static final List<Part> BIND = List.of(
            text("system_id", 16),
            text("password", 9),
            text("system_type", 13),
            octet("interface_version"),
            octet("addr_ton"),
            octet("addr_npi"),
            text("address_range", 41));
    private static final List<Part> BIND_RESP = List.of(text("system_id", 16), TLVS);
    private static final List<Part> MESSAGE_RESP = List.of(MESSAGE_ID, TLVS);

    private static final List<Part> MESSAGE = all(
            List.of(octet("esm_class"), octet("protocol_id"), octet("priority_flag")),
            TIMES,
            List.of(
                    octet("registered_delivery"),
                    octet("replace_if_present_flag"),
                    octet("data_coding"),
                    octet("sm_default_msg_id"),
                    SHORT_MESSAGE,
                    TLVS));
    private static final List<Part> SUBMIT = all(List.of(SERVICE_TYPE), SOURCE, DESTINATION, MESSAGE);

    private static final Map<Integer, List<Part>> LAYOUTS = Map.ofEntries(
            Map.entry(CommandId.GENERIC_NACK, NONE),
            Map.entry(CommandId.BIND_TRANSMITTER, BIND),
            Map.entry(CommandId.BIND_RECEIVER, BIND),
            Map.entry(CommandId.BIND_TRANSCEIVER, BIND),
            Map.entry(CommandId.BIND_TRANSMITTER_RESP, BIND_RESP),
            Map.entry(CommandId.BIND_RECEIVER_RESP, BIND_RESP),
            Map.entry(CommandId.BIND_TRANSCEIVER_RESP, BIND_RESP),
            Map.entry(CommandId.OUTBIND, List.of(text("system_id", 16), text("password", 9))),
            Map.entry(CommandId.UNBIND, NONE),
            Map.entry(CommandId.UNBIND_RESP, NONE),
            Map.entry(CommandId.ENQUIRE_LINK, NONE),
            Map.entry(CommandId.ENQUIRE_LINK_RESP, NONE),
            Map.entry(CommandId.SUBMIT_SM, SUBMIT),
            Map.entry(CommandId.DELIVER_SM, SUBMIT),
            Map.entry(CommandId.SUBMIT_SM_RESP, MESSAGE_RESP),
            Map.entry(CommandId.DELIVER_SM_RESP, MESSAGE_RESP),
            Map.entry(CommandId.SUBMIT_MULTI, all(List.of(SERVICE_TYPE), SOURCE, List.of(DESTINATIONS), MESSAGE)),
            Map.entry(
                    CommandId.SUBMIT_MULTI_RESP,
                    List.of(MESSAGE_ID, new Part("unsuccess_sme", Kind.UNSUCCESSFUL, 0), TLVS)),
            Map.entry(
                    CommandId.DATA_SM,
                    all(
                            List.of(SERVICE_TYPE),
                            LONG_SOURCE,
                            LONG_DESTINATION,
                            List.of(octet("esm_class"), octet("registered_delivery"), octet("data_coding"), TLVS))),
            Map.entry(CommandId.DATA_SM_RESP, MESSAGE_RESP),
            Map.entry(CommandId.QUERY_SM, all(List.of(MESSAGE_ID), SOURCE)),
            Map.entry(CommandId.QUERY_SM_RESP, RESULT),
            Map.entry(CommandId.CANCEL_SM, all(List.of(SERVICE_TYPE, MESSAGE_ID), SOURCE, DESTINATION)),
            Map.entry(CommandId.CANCEL_SM_RESP, NONE),
            Map.entry(
                    CommandId.REPLACE_SM,
                    all(
                            List.of(MESSAGE_ID),
                            SOURCE,
                            TIMES,
                            List.of(octet("registered_delivery"), octet("sm_default_msg_id"), SHORT_MESSAGE, TLVS))),
            Map.entry(CommandId.REPLACE_SM_RESP, NONE),
            Map.entry(
                    CommandId.ALERT_NOTIFICATION,
                    all(LONG_SOURCE, address("esme_addr", "esme_addr", 65), List.of(TLVS))),
            Map.entry(
                    CommandId.BROADCAST_SM,
                    all(
                            List.of(SERVICE_TYPE),
                            SOURCE,
                            List.of(MESSAGE_ID, octet("priority_flag")),
                            TIMES,
                            List.of(
                                    octet("replace_if_present_flag"),
                                    octet("data_coding"),
                                    octet("sm_default_msg_id"),
                                    TLVS))),
            Map.entry(CommandId.BROADCAST_SM_RESP, MESSAGE_RESP),
            Map.entry(CommandId.QUERY_BROADCAST_SM, all(List.of(MESSAGE_ID), SOURCE, List.of(TLVS))),
            Map.entry(CommandId.QUERY_BROADCAST_SM_RESP, MESSAGE_RESP),
            Map.entry(CommandId.CANCEL_BROADCAST_SM, all(List.of(SERVICE_TYPE, MESSAGE_ID), SOURCE, List.of(TLVS))),
            Map.entry(CommandId.CANCEL_BROADCAST_SM_RESP, NONE),
            Map.entry(CommandId.PARAM_RETRIEVE, List.of(text("param_name", 32))),
            Map.entry(CommandId.PARAM_RETRIEVE_RESP, List.of(text("param_value", 101))),
            Map.entry(CommandId.QUERY_LAST_MSGS, all(SOURCE, List.of(octet("no_of_messages")))),
            Map.entry(CommandId.QUERY_LAST_MSGS_RESP, List.of(new Part("message_ids", Kind.MESSAGE_IDS, 65))),
            Map.entry(CommandId.QUERY_MSG_DETAILS, all(List.of(MESSAGE_ID), SOURCE, List.of(octet("sm_length")))),
            Map.entry(
                    CommandId.QUERY_MSG_DETAILS_RESP,
                    all(
                            List.of(SERVICE_TYPE),
                            SOURCE,
                            List.of(DESTINATIONS, octet("protocol_id"), octet("priority_flag")),
                            TIMES,
                            List.of(octet("registered_delivery"), octet("data_coding"), SHORT_MESSAGE),
                            RESULT)));

    private PduLayout() {}

    /** The fields of a command that {@link CommandId#isKnown} knows. */
    static List<Part> of(int commandId) {
        return LAYOUTS.getOrDefault(commandId, NONE);
    }

    private static Part octet(String name) {
        return new Part(name, Kind.OCTET, 1);
    }

    private static Part text(String name, int limit) {
        return new Part(name, Kind.TEXT, limit);
    }

    private static Part time(String name) {
        return new Part(name, Kind.TIME, 17);
    }

    /** Type of number, numbering plan and the address itself. */
    static List<Part> address(String prefix, String name, int limit) {
        return List.of(octet(prefix + "_ton"), octet(prefix + "_npi"), text(name, limit));
    }

    @SafeVarargs
    private static List<Part> all(List<Part>... parts) {
        List<Part> joined = new ArrayList<>();
        for (List<Part> some : parts) {
            joined.addAll(some);
        }
        return List.copyOf(joined);
    }
}
