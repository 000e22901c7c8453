package io.stonechat.app;

import io.stonechat.protocol.CommandId;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.DataCoding;
import io.stonechat.protocol.EsmClass;
import io.stonechat.protocol.MessageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the numbers of a PDU mean, in words (SMPP 3.4 §5.2). */
final class Meanings {

    private Meanings() {}

    /** The meaning of a field's value; empty when the number says all. */
    static String of(String field, long value) {
        int number = (int) value;
        return switch (field) {
            case "command_id" -> CommandId.isKnown(number) ? CommandId.name(number) : "unknown";
            case "command_status", "error_status_code" -> status(number);
            case "source_addr_ton", "dest_addr_ton", "esme_addr_ton", "addr_ton" -> typeOfNumber(number);
            case "source_addr_npi", "dest_addr_npi", "esme_addr_npi", "addr_npi" -> numberingPlan(number);
            case "esm_class" -> esmClass(number);
            case "registered_delivery" -> registeredDelivery(number);
            case "data_coding" -> dataCoding(number);
            case "priority_flag" -> priority(number);
            case "replace_if_present_flag" -> number == 1 ? "replace" : number == 0 ? "do not replace" : "reserved";
            case "message_state" ->
                MessageState.of(number).map(MessageState::name).orElse("unknown");
            case "interface_version" -> "SMPP %d.%d".formatted(number >> 4, number & 0xF);
            case "dest_flag" -> number == 1 ? "SME address" : number == 2 ? "distribution list" : "reserved";
            default -> "";
        };
    }

    /** Whether people expect the field in hexadecimal. */
    static boolean isHexadecimal(String field) {
        return switch (field) {
            case "command_id",
                    "command_status",
                    "error_status_code",
                    "esm_class",
                    "registered_delivery",
                    "data_coding",
                    "interface_version" -> true;
            default -> false;
        };
    }

    private static String status(int code) {
        CommandStatus status = CommandStatus.of(code);
        return status.name() + ": " + status.meaning();
    }

    /** SMPP 3.4 §5.2.5. */
    static String typeOfNumber(int ton) {
        return switch (ton) {
            case 0 -> "unknown";
            case 1 -> "international";
            case 2 -> "national";
            case 3 -> "network specific";
            case 4 -> "subscriber number";
            case 5 -> "alphanumeric";
            case 6 -> "abbreviated";
            default -> "reserved";
        };
    }

    /** SMPP 3.4 §5.2.6. */
    static String numberingPlan(int npi) {
        return switch (npi) {
            case 0 -> "unknown";
            case 1 -> "ISDN (E.163/E.164)";
            case 3 -> "data (X.121)";
            case 4 -> "telex (F.69)";
            case 6 -> "land mobile (E.212)";
            case 8 -> "national";
            case 9 -> "private";
            case 10 -> "ERMES";
            case 14 -> "Internet (IP)";
            case 18 -> "WAP client id";
            default -> "reserved";
        };
    }

    private static String priority(int flag) {
        return switch (flag) {
            case 0 -> "lowest";
            case 1, 2, 3, 4 -> "level " + flag;
            default -> "reserved";
        };
    }

    /** SMPP 3.4 §5.2.12. */
    private static String esmClass(int bits) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (bits & EsmClass.MODE_MASK) {
                    case EsmClass.DATAGRAM -> "datagram mode";
                    case EsmClass.FORWARD -> "forward mode";
                    case EsmClass.STORE_AND_FORWARD -> "store and forward mode";
                    default -> "default mode";
                });
        parts.add(
                switch (bits & EsmClass.TYPE_MASK) {
                    case EsmClass.DEFAULT -> "default type";
                    case EsmClass.RECEIPT -> "delivery receipt";
                    case EsmClass.DELIVERY_ACKNOWLEDGEMENT -> "delivery acknowledgement";
                    case EsmClass.USER_ACKNOWLEDGEMENT -> "manual acknowledgement";
                    case EsmClass.CONVERSATION_ABORT -> "conversation abort";
                    case EsmClass.INTERMEDIATE_NOTIFICATION -> "intermediate notification";
                    default -> "reserved type";
                });
        if ((bits & EsmClass.UDHI) != 0) {
            parts.add("user data header");
        }
        if ((bits & EsmClass.REPLY_PATH) != 0) {
            parts.add("reply path");
        }
        return String.join(", ", parts);
    }

    /** SMPP 3.4 §5.2.17. */
    private static String registeredDelivery(int bits) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (bits & 0x03) {
                    case 0 -> "no receipt";
                    case 1 -> "receipt of success and failure";
                    case 2 -> "receipt of failure";
                    default -> "receipt of success";
                });
        if ((bits & 0x04) != 0) {
            parts.add("delivery acknowledgement");
        }
        if ((bits & 0x08) != 0) {
            parts.add("manual acknowledgement");
        }
        if ((bits & 0x10) != 0) {
            parts.add("intermediate notification");
        }
        if ((bits & 0xE0) != 0) {
            parts.add("reserved bits");
        }
        return String.join(", ", parts);
    }

    /** SMPP 3.4 §5.2.19 and 3GPP TS 23.038 §4. */
    private static String dataCoding(int value) {
        DataCoding coding = new DataCoding(value);
        List<String> parts = new ArrayList<>();
        parts.add(coding.alphabet().map(alphabet -> alphabet.name()).orElseGet(() -> withoutAlphabet(value)));
        coding.messageClass().ifPresent(messageClass -> parts.add("message class " + messageClass));
        if (coding.isCompressed()) {
            parts.add("compressed");
        }
        coding.waiting()
                .ifPresent(what -> parts.add("message waiting indication (%s) %s%s"
                        .formatted(
                                what.name().toLowerCase(Locale.ROOT),
                                coding.isWaitingActive() ? "on" : "off",
                                coding.isDiscardable() ? ", text may be discarded" : "")));
        return String.join(", ", parts);
    }

    private static String withoutAlphabet(int value) {
        return switch (value) {
            case DataCoding.BINARY, DataCoding.BINARY_ALIAS -> "octets";
            case DataCoding.PICTOGRAM -> "pictograms";
            default -> (value & 0xF4) == 0xF4 ? "octets" : "reserved";
        };
    }
}
