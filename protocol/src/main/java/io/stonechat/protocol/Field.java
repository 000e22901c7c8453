package io.stonechat.protocol;

/** A field of a PDU: its name and greatest size in the specification, and the status that tells it is wrong. */
enum Field {
    SERVICE_TYPE("service_type", 6, CommandStatus.ESME_RINVSERTYP),
    SOURCE_ADDR_TON("source_addr_ton", 1, CommandStatus.ESME_RINVSRCTON),
    SOURCE_ADDR_NPI("source_addr_npi", 1, CommandStatus.ESME_RINVSRCNPI),
    SOURCE_ADDR("source_addr", 21, CommandStatus.ESME_RINVSRCADR),
    LONG_SOURCE_ADDR("source_addr", 65, CommandStatus.ESME_RINVSRCADR),
    DEST_ADDR_TON("dest_addr_ton", 1, CommandStatus.ESME_RINVDSTTON),
    DEST_ADDR_NPI("dest_addr_npi", 1, CommandStatus.ESME_RINVDSTNPI),
    DESTINATION_ADDR("destination_addr", 21, CommandStatus.ESME_RINVDSTADR),
    LONG_DESTINATION_ADDR("destination_addr", 65, CommandStatus.ESME_RINVDSTADR),
    ESME_ADDR_TON("esme_addr_ton", 1, CommandStatus.ESME_RINVDSTTON),
    ESME_ADDR_NPI("esme_addr_npi", 1, CommandStatus.ESME_RINVDSTNPI),
    ESME_ADDR("esme_addr", 65, CommandStatus.ESME_RINVDSTADR),
    NUMBER_OF_DESTS("number_of_dests", 1, CommandStatus.ESME_RINVNUMDESTS),
    DEST_FLAG("dest_flag", 1, CommandStatus.ESME_RINVDESTFLAG),
    DL_NAME("dl_name", 21, CommandStatus.ESME_RINVDLNAME),
    ESM_CLASS("esm_class", 1, CommandStatus.ESME_RINVESMCLASS),
    PROTOCOL_ID("protocol_id", 1, CommandStatus.ESME_RINVCMDLEN),
    PRIORITY_FLAG("priority_flag", 1, CommandStatus.ESME_RINVPRTFLG),
    SCHEDULE_DELIVERY_TIME("schedule_delivery_time", 17, CommandStatus.ESME_RINVSCHED),
    VALIDITY_PERIOD("validity_period", 17, CommandStatus.ESME_RINVEXPIRY),
    REGISTERED_DELIVERY("registered_delivery", 1, CommandStatus.ESME_RINVREGDLVFLG),
    REPLACE_IF_PRESENT_FLAG("replace_if_present_flag", 1, CommandStatus.ESME_RINVREPFLAG),
    DATA_CODING("data_coding", 1, CommandStatus.ESME_RINVDCS),
    SM_DEFAULT_MSG_ID("sm_default_msg_id", 1, CommandStatus.ESME_RINVDFTMSGID),
    SM_LENGTH("sm_length", 1, CommandStatus.ESME_RINVMSGLEN),
    SHORT_MESSAGE("short_message", 254, CommandStatus.ESME_RINVMSGLEN),
    MESSAGE_ID("message_id", 65, CommandStatus.ESME_RINVMSGID),
    FINAL_DATE("final_date", 17, CommandStatus.ESME_RINVCMDLEN),
    MESSAGE_STATE("message_state", 1, CommandStatus.ESME_RINVCMDLEN),
    ERROR_CODE("error_code", 1, CommandStatus.ESME_RINVCMDLEN),
    NO_UNSUCCESS("no_unsuccess", 1, CommandStatus.ESME_RINVNUMDESTS),
    ERROR_STATUS_CODE("error_status_code", 4, CommandStatus.ESME_RINVCMDLEN),
    SYSTEM_ID("system_id", 16, CommandStatus.ESME_RINVSYSID),
    PASSWORD("password", 9, CommandStatus.ESME_RINVPASWD),
    SYSTEM_TYPE("system_type", 13, CommandStatus.ESME_RINVSYSTYP),
    INTERFACE_VERSION("interface_version", 1, CommandStatus.ESME_RBINDFAIL),
    ADDR_TON("addr_ton", 1, CommandStatus.ESME_RBINDFAIL),
    ADDR_NPI("addr_npi", 1, CommandStatus.ESME_RBINDFAIL),
    ADDRESS_RANGE("address_range", 41, CommandStatus.ESME_RBINDFAIL),
    PARAM_NAME("param_name", 32, CommandStatus.ESME_RINVCMDLEN),
    PARAM_VALUE("param_value", 101, CommandStatus.ESME_RINVCMDLEN),
    NO_OF_MESSAGES("no_of_messages", 1, CommandStatus.ESME_RINVNUMMSGS),
    TLV("tlv", 65535, CommandStatus.ESME_RINVOPTPARSTREAM),
    BODY("body", 65535, CommandStatus.ESME_RINVCMDLEN);

    private final String wireName;
    private final int maxLength;

    @SuppressWarnings("ImmutableEnumChecker") // A status is immutable.
    private final CommandStatus status;

    Field(String wireName, int maxLength, CommandStatus status) {
        this.wireName = wireName;
        this.maxLength = maxLength;
        this.status = status;
    }

    /** The name, as the specification writes it. */
    String wireName() {
        return wireName;
    }

    /** The greatest number of octets, the NUL of a text included. */
    int maxLength() {
        return maxLength;
    }

    /** The status of a PDU in which this field is wrong. */
    CommandStatus status() {
        return status;
    }
}
