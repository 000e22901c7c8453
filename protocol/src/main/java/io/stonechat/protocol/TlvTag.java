package io.stonechat.protocol;

/** The tags of the TLVs of SMPP 3.4 and 5.0 (SMPP 3.4 §5.3.2, SMPP 5.0 §4.8.1); {@link TlvDefinition} has their types. */
public final class TlvTag {

    /** {@code dest_addr_subunit}. */
    public static final int DEST_ADDR_SUBUNIT = 0x0005;

    /** {@code dest_network_type}. */
    public static final int DEST_NETWORK_TYPE = 0x0006;

    /** {@code dest_bearer_type}. */
    public static final int DEST_BEARER_TYPE = 0x0007;

    /** {@code dest_telematics_id}. */
    public static final int DEST_TELEMATICS_ID = 0x0008;

    /** {@code source_addr_subunit}. */
    public static final int SOURCE_ADDR_SUBUNIT = 0x000D;

    /** {@code source_network_type}. */
    public static final int SOURCE_NETWORK_TYPE = 0x000E;

    /** {@code source_bearer_type}. */
    public static final int SOURCE_BEARER_TYPE = 0x000F;

    /** {@code source_telematics_id}. */
    public static final int SOURCE_TELEMATICS_ID = 0x0010;

    /** {@code qos_time_to_live}. */
    public static final int QOS_TIME_TO_LIVE = 0x0017;

    /** {@code payload_type}. */
    public static final int PAYLOAD_TYPE = 0x0019;

    /** {@code additional_status_info_text}. */
    public static final int ADDITIONAL_STATUS_INFO_TEXT = 0x001D;

    /** {@code receipted_message_id}. */
    public static final int RECEIPTED_MESSAGE_ID = 0x001E;

    /** {@code ms_msg_wait_facilities}. */
    public static final int MS_MSG_WAIT_FACILITIES = 0x0030;

    /** {@code privacy_indicator}. */
    public static final int PRIVACY_INDICATOR = 0x0201;

    /** {@code source_subaddress}. */
    public static final int SOURCE_SUBADDRESS = 0x0202;

    /** {@code dest_subaddress}. */
    public static final int DEST_SUBADDRESS = 0x0203;

    /** {@code user_message_reference}. */
    public static final int USER_MESSAGE_REFERENCE = 0x0204;

    /** {@code user_response_code}. */
    public static final int USER_RESPONSE_CODE = 0x0205;

    /** {@code source_port}. */
    public static final int SOURCE_PORT = 0x020A;

    /** {@code destination_port}. */
    public static final int DESTINATION_PORT = 0x020B;

    /** {@code sar_msg_ref_num}. */
    public static final int SAR_MSG_REF_NUM = 0x020C;

    /** {@code language_indicator}. */
    public static final int LANGUAGE_INDICATOR = 0x020D;

    /** {@code sar_total_segments}. */
    public static final int SAR_TOTAL_SEGMENTS = 0x020E;

    /** {@code sar_segment_seqnum}. */
    public static final int SAR_SEGMENT_SEQNUM = 0x020F;

    /** {@code sc_interface_version}. */
    public static final int SC_INTERFACE_VERSION = 0x0210;

    /** {@code callback_num_pres_ind}. */
    public static final int CALLBACK_NUM_PRES_IND = 0x0302;

    /** {@code callback_num_atag}. */
    public static final int CALLBACK_NUM_ATAG = 0x0303;

    /** {@code number_of_messages}. */
    public static final int NUMBER_OF_MESSAGES = 0x0304;

    /** {@code callback_num}. */
    public static final int CALLBACK_NUM = 0x0381;

    /** {@code dpf_result}. */
    public static final int DPF_RESULT = 0x0420;

    /** {@code set_dpf}. */
    public static final int SET_DPF = 0x0421;

    /** {@code ms_availability_status}. */
    public static final int MS_AVAILABILITY_STATUS = 0x0422;

    /** {@code network_error_code}. */
    public static final int NETWORK_ERROR_CODE = 0x0423;

    /** {@code message_payload}. */
    public static final int MESSAGE_PAYLOAD = 0x0424;

    /** {@code delivery_failure_reason}. */
    public static final int DELIVERY_FAILURE_REASON = 0x0425;

    /** {@code more_messages_to_send}. */
    public static final int MORE_MESSAGES_TO_SEND = 0x0426;

    /** {@code message_state}. */
    public static final int MESSAGE_STATE = 0x0427;

    /** {@code congestion_state} (SMPP 5.0). */
    public static final int CONGESTION_STATE = 0x0428;

    /** {@code ussd_service_op}. */
    public static final int USSD_SERVICE_OP = 0x0501;

    /** {@code broadcast_channel_indicator} (SMPP 5.0). */
    public static final int BROADCAST_CHANNEL_INDICATOR = 0x0600;

    /** {@code broadcast_content_type} (SMPP 5.0). */
    public static final int BROADCAST_CONTENT_TYPE = 0x0601;

    /** {@code broadcast_content_type_info} (SMPP 5.0). */
    public static final int BROADCAST_CONTENT_TYPE_INFO = 0x0602;

    /** {@code broadcast_message_class} (SMPP 5.0). */
    public static final int BROADCAST_MESSAGE_CLASS = 0x0603;

    /** {@code broadcast_rep_num} (SMPP 5.0). */
    public static final int BROADCAST_REP_NUM = 0x0604;

    /** {@code broadcast_frequency_interval} (SMPP 5.0). */
    public static final int BROADCAST_FREQUENCY_INTERVAL = 0x0605;

    /** {@code broadcast_area_identifier} (SMPP 5.0). */
    public static final int BROADCAST_AREA_IDENTIFIER = 0x0606;

    /** {@code broadcast_error_status} (SMPP 5.0). */
    public static final int BROADCAST_ERROR_STATUS = 0x0607;

    /** {@code broadcast_area_success} (SMPP 5.0). */
    public static final int BROADCAST_AREA_SUCCESS = 0x0608;

    /** {@code broadcast_end_time} (SMPP 5.0). */
    public static final int BROADCAST_END_TIME = 0x0609;

    /** {@code broadcast_service_group} (SMPP 5.0). */
    public static final int BROADCAST_SERVICE_GROUP = 0x060A;

    /** {@code billing_identification} (SMPP 5.0). */
    public static final int BILLING_IDENTIFICATION = 0x060B;

    /** {@code source_network_id} (SMPP 5.0). */
    public static final int SOURCE_NETWORK_ID = 0x060D;

    /** {@code dest_network_id} (SMPP 5.0). */
    public static final int DEST_NETWORK_ID = 0x060E;

    /** {@code source_node_id} (SMPP 5.0). */
    public static final int SOURCE_NODE_ID = 0x060F;

    /** {@code dest_node_id} (SMPP 5.0). */
    public static final int DEST_NODE_ID = 0x0610;

    /** {@code dest_addr_np_resolution} (SMPP 5.0). */
    public static final int DEST_ADDR_NP_RESOLUTION = 0x0611;

    /** {@code dest_addr_np_information} (SMPP 5.0). */
    public static final int DEST_ADDR_NP_INFORMATION = 0x0612;

    /** {@code dest_addr_np_country} (SMPP 5.0). */
    public static final int DEST_ADDR_NP_COUNTRY = 0x0613;

    /** {@code display_time}. */
    public static final int DISPLAY_TIME = 0x1201;

    /** {@code sms_signal}. */
    public static final int SMS_SIGNAL = 0x1203;

    /** {@code ms_validity}. */
    public static final int MS_VALIDITY = 0x1204;

    /** {@code alert_on_message_delivery}. */
    public static final int ALERT_ON_MESSAGE_DELIVERY = 0x130C;

    /** {@code its_reply_type}. */
    public static final int ITS_REPLY_TYPE = 0x1380;

    /** {@code its_session_info}. */
    public static final int ITS_SESSION_INFO = 0x1383;

    private TlvTag() {}

    /** The name of a tag as the specification writes it, such as {@code message_payload}; hexadecimal if there is none. */
    public static String name(int tag) {
        return TlvDefinition.of(tag).map(TlvDefinition::name).orElseGet(() -> "0x%04x".formatted(tag));
    }
}
