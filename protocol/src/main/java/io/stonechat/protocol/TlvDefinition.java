package io.stonechat.protocol;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a tag's value looks like: its name, its type and how many octets it may have (SMPP 3.4 §5.3.2, SMPP 5.0 §4.8.4).
 *
 * @param tag the tag, 0 to 0xFFFF
 * @param name the name the specification gives, such as {@code message_payload}
 * @param type the shape of the value
 * @param minLength the least number of octets, the NUL of a text included
 * @param maxLength the greatest number of octets, the NUL of a text included
 * @param minValue the least value of a number; 0 for what is none
 * @param maxValue the greatest value of a number; for what is none it does not matter
 */
public record TlvDefinition(
        int tag, String name, TlvType type, int minLength, int maxLength, long minValue, long maxValue) {

    private static final Map<Integer, TlvDefinition> BY_TAG = Arrays.stream(new TlvDefinition[] {
                ranged(TlvTag.DEST_ADDR_SUBUNIT, "dest_addr_subunit", 0, 4),
                integer(TlvTag.DEST_NETWORK_TYPE, "dest_network_type", 1),
                integer(TlvTag.DEST_BEARER_TYPE, "dest_bearer_type", 1),
                integer(TlvTag.DEST_TELEMATICS_ID, "dest_telematics_id", 2),
                ranged(TlvTag.SOURCE_ADDR_SUBUNIT, "source_addr_subunit", 0, 4),
                integer(TlvTag.SOURCE_NETWORK_TYPE, "source_network_type", 1),
                integer(TlvTag.SOURCE_BEARER_TYPE, "source_bearer_type", 1),
                integer(TlvTag.SOURCE_TELEMATICS_ID, "source_telematics_id", 1),
                integer(TlvTag.QOS_TIME_TO_LIVE, "qos_time_to_live", 4),
                ranged(TlvTag.PAYLOAD_TYPE, "payload_type", 0, 1),
                text(TlvTag.ADDITIONAL_STATUS_INFO_TEXT, "additional_status_info_text", 256),
                text(TlvTag.RECEIPTED_MESSAGE_ID, "receipted_message_id", 65),
                integer(TlvTag.MS_MSG_WAIT_FACILITIES, "ms_msg_wait_facilities", 1),
                ranged(TlvTag.PRIVACY_INDICATOR, "privacy_indicator", 0, 3),
                octets(TlvTag.SOURCE_SUBADDRESS, "source_subaddress", 2, 23),
                octets(TlvTag.DEST_SUBADDRESS, "dest_subaddress", 2, 23),
                integer(TlvTag.USER_MESSAGE_REFERENCE, "user_message_reference", 2),
                integer(TlvTag.USER_RESPONSE_CODE, "user_response_code", 1),
                integer(TlvTag.SOURCE_PORT, "source_port", 2),
                integer(TlvTag.DESTINATION_PORT, "destination_port", 2),
                integer(TlvTag.SAR_MSG_REF_NUM, "sar_msg_ref_num", 2),
                integer(TlvTag.LANGUAGE_INDICATOR, "language_indicator", 1),
                ranged(TlvTag.SAR_TOTAL_SEGMENTS, "sar_total_segments", 1, 255),
                ranged(TlvTag.SAR_SEGMENT_SEQNUM, "sar_segment_seqnum", 1, 255),
                integer(TlvTag.SC_INTERFACE_VERSION, "sc_interface_version", 1),
                integer(TlvTag.CALLBACK_NUM_PRES_IND, "callback_num_pres_ind", 1),
                octets(TlvTag.CALLBACK_NUM_ATAG, "callback_num_atag", 1, 65),
                ranged(TlvTag.NUMBER_OF_MESSAGES, "number_of_messages", 0, 99),
                octets(TlvTag.CALLBACK_NUM, "callback_num", 4, 19),
                ranged(TlvTag.DPF_RESULT, "dpf_result", 0, 1),
                ranged(TlvTag.SET_DPF, "set_dpf", 0, 1),
                ranged(TlvTag.MS_AVAILABILITY_STATUS, "ms_availability_status", 0, 2),
                octets(TlvTag.NETWORK_ERROR_CODE, "network_error_code", 3, 3),
                octets(TlvTag.MESSAGE_PAYLOAD, "message_payload", 0, 65535),
                ranged(TlvTag.DELIVERY_FAILURE_REASON, "delivery_failure_reason", 0, 3),
                ranged(TlvTag.MORE_MESSAGES_TO_SEND, "more_messages_to_send", 0, 1),
                ranged(TlvTag.MESSAGE_STATE, "message_state", 0, 9),
                ranged(TlvTag.CONGESTION_STATE, "congestion_state", 0, 100),
                integer(TlvTag.USSD_SERVICE_OP, "ussd_service_op", 1),
                ranged(TlvTag.BROADCAST_CHANNEL_INDICATOR, "broadcast_channel_indicator", 0, 1),
                octets(TlvTag.BROADCAST_CONTENT_TYPE, "broadcast_content_type", 3, 3),
                octets(TlvTag.BROADCAST_CONTENT_TYPE_INFO, "broadcast_content_type_info", 1, 255),
                ranged(TlvTag.BROADCAST_MESSAGE_CLASS, "broadcast_message_class", 0, 3),
                integer(TlvTag.BROADCAST_REP_NUM, "broadcast_rep_num", 2),
                octets(TlvTag.BROADCAST_FREQUENCY_INTERVAL, "broadcast_frequency_interval", 3, 3),
                octets(TlvTag.BROADCAST_AREA_IDENTIFIER, "broadcast_area_identifier", 1, 100),
                integer(TlvTag.BROADCAST_ERROR_STATUS, "broadcast_error_status", 4),
                ranged(TlvTag.BROADCAST_AREA_SUCCESS, "broadcast_area_success", 0, 255),
                text(TlvTag.BROADCAST_END_TIME, "broadcast_end_time", 17),
                octets(TlvTag.BROADCAST_SERVICE_GROUP, "broadcast_service_group", 1, 255),
                octets(TlvTag.BILLING_IDENTIFICATION, "billing_identification", 1, 1024),
                text(TlvTag.SOURCE_NETWORK_ID, "source_network_id", 65),
                text(TlvTag.DEST_NETWORK_ID, "dest_network_id", 65),
                octets(TlvTag.SOURCE_NODE_ID, "source_node_id", 6, 6),
                octets(TlvTag.DEST_NODE_ID, "dest_node_id", 6, 6),
                ranged(TlvTag.DEST_ADDR_NP_RESOLUTION, "dest_addr_np_resolution", 0, 2),
                octets(TlvTag.DEST_ADDR_NP_INFORMATION, "dest_addr_np_information", 10, 10),
                new TlvDefinition(TlvTag.DEST_ADDR_NP_COUNTRY, "dest_addr_np_country", TlvType.INTEGER, 1, 4),
                ranged(TlvTag.DISPLAY_TIME, "display_time", 0, 2),
                integer(TlvTag.SMS_SIGNAL, "sms_signal", 2),
                octets(TlvTag.MS_VALIDITY, "ms_validity", 1, 4),
                octets(TlvTag.ALERT_ON_MESSAGE_DELIVERY, "alert_on_message_delivery", 0, 1),
                ranged(TlvTag.ITS_REPLY_TYPE, "its_reply_type", 0, 8),
                octets(TlvTag.ITS_SESSION_INFO, "its_session_info", 2, 2)
            })
            .collect(
                    Collectors.toMap(TlvDefinition::tag, Function.identity(), (first, _) -> first, LinkedHashMap::new));

    private static final Map<String, TlvDefinition> BY_NAME =
            BY_TAG.values().stream().collect(Collectors.toUnmodifiableMap(TlvDefinition::name, Function.identity()));

    /**
     * Checks that the definition makes sense.
     *
     * @throws IllegalArgumentException if the tag is not 0 to 0xFFFF or the lengths are not
     */
    public TlvDefinition {
        if (tag < 0 || tag > 0xFFFF) {
            throw new IllegalArgumentException("tag " + tag + " of TLV '" + name + "' is not 0 to 65535 (0xffff)");
        }
        if (minLength < 0 || minLength > maxLength || maxLength > 0xFFFF) {
            throw new IllegalArgumentException(
                    "TLV '" + name + "' cannot have " + minLength + " to " + maxLength + " octets");
        }
    }

    /**
     * A definition without a range of its own.
     *
     * @throws IllegalArgumentException if the tag is not 0 to 0xFFFF or the lengths are not
     */
    public TlvDefinition(int tag, String name, TlvType type, int minLength, int maxLength) {
        this(tag, name, type, minLength, maxLength, 0, Long.MAX_VALUE);
    }

    /** The definition of a tag of SMPP 3.4 or 5.0, if there is one. */
    public static Optional<TlvDefinition> of(int tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    /** The definition by the name of the specification, in any case, also with the prefix {@code TLV_}. */
    public static Optional<TlvDefinition> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(normalise(name)));
    }

    /** All definitions of SMPP 3.4 and 5.0, in the order of their tags. */
    public static Collection<TlvDefinition> standard() {
        return Collections.unmodifiableCollection(BY_TAG.values());
    }

    /**
     * A TLV with a number.
     *
     * @throws IllegalArgumentException if this is no number, or the value is out of range or does not fit its octets
     */
    public Tlv tlv(long value) {
        if (type != TlvType.INTEGER) {
            throw new IllegalArgumentException("TLV '" + name + "' is " + describe() + ", not a number");
        }
        if (value < minValue || value > maxValue) {
            throw new IllegalArgumentException(
                    "TLV '" + name + "' is a number from " + minValue + " to " + maxValue + ", not " + value);
        }
        return Tlv.integer(tag, value, maxLength);
    }

    /**
     * A TLV with a text: of a C-string with its NUL, of octets in Latin-1 without.
     *
     * @throws IllegalArgumentException if this is a number, or the text is too long or not Latin-1
     */
    public Tlv tlv(String value) {
        if (type == TlvType.INTEGER) {
            throw new IllegalArgumentException("TLV '" + name + "' is " + describe() + ", not a text");
        }
        var withNul = Tlv.cString(tag, value).value();
        return tlv(type == TlvType.C_STRING ? withNul : withNul.slice(0, value.length()));
    }

    /**
     * A TLV with these octets.
     *
     * @throws IllegalArgumentException if there are fewer or more than the definition allows
     */
    public Tlv tlv(Octets value) {
        if (value.length() < minLength || value.length() > maxLength) {
            throw new IllegalArgumentException(
                    "TLV '" + name + "' is " + describe() + ", not " + value.length() + " octets");
        }
        return new Tlv(tag, value);
    }

    /** What is wrong with a value, seen strictly, if anything is. */
    Optional<PduFlaw> flaw(Octets value) {
        int length = value.length();
        if (length < minLength || length > maxLength) {
            return Optional.of(PduFlaw.LENGTH);
        }
        return switch (type) {
            case INTEGER -> length == 0 || isInRange(value) ? Optional.empty() : Optional.of(PduFlaw.VALUE);
            case C_STRING -> value.at(length - 1) == 0 ? Optional.empty() : Optional.of(PduFlaw.MISSING_NUL);
            case OCTETS -> Optional.empty();
        };
    }

    private boolean isInRange(Octets value) {
        long number = new Tlv(tag, value).integer();
        return number >= minValue && number <= maxValue;
    }

    String describe() {
        var octets = minLength == maxLength ? String.valueOf(maxLength) : minLength + " to " + maxLength;
        return switch (type) {
            case INTEGER -> "a number of " + octets + " octets" + range();
            case C_STRING -> "a text of at most " + (maxLength - 1) + " characters";
            case OCTETS -> octets + " octets";
        };
    }

    private String range() {
        return maxValue == Long.MAX_VALUE ? "" : " from " + minValue + " to " + maxValue;
    }

    static String normalise(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("tlv_") ? lower.substring("tlv_".length()) : lower;
    }

    private static TlvDefinition integer(int tag, String name, int width) {
        return new TlvDefinition(tag, name, TlvType.INTEGER, width, width);
    }

    /** An octet of which not all values have a meaning. */
    private static TlvDefinition ranged(int tag, String name, int minValue, int maxValue) {
        return new TlvDefinition(tag, name, TlvType.INTEGER, 1, 1, minValue, maxValue);
    }

    private static TlvDefinition text(int tag, String name, int maxLength) {
        return new TlvDefinition(tag, name, TlvType.C_STRING, 1, maxLength);
    }

    private static TlvDefinition octets(int tag, String name, int minLength, int maxLength) {
        return new TlvDefinition(tag, name, TlvType.OCTETS, minLength, maxLength);
    }
}
