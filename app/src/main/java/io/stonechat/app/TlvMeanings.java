package io.stonechat.app;

import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvDefinition;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.TlvType;

/** What the values of TLVs mean, in words (SMPP 3.4 §5.3.2, SMPP 5.0 §4.8.4). */
final class TlvMeanings {

    private static final int NETWORK_ERROR_LENGTH = 3;

    private TlvMeanings() {}

    /** The value as people read it; empty when its octets say all. */
    static String of(Tlv tlv) {
        if (tlv.value().isEmpty()) {
            return "";
        }
        if (tlv.tag() == TlvTag.NETWORK_ERROR_CODE && tlv.value().length() == NETWORK_ERROR_LENGTH) {
            return networkError(tlv.value());
        }
        return TlvDefinition.of(tlv.tag())
                .map(definition -> of(tlv, definition.type()))
                .orElseGet(() -> printable(tlv.value()));
    }

    private static String of(Tlv tlv, TlvType type) {
        return switch (type) {
            case C_STRING -> Quoted.of(tlv.text());
            case INTEGER -> tlv.value().length() <= Integer.BYTES ? number(tlv.tag(), (int) tlv.integer()) : "";
            case OCTETS -> printable(tlv.value());
        };
    }

    private static String number(int tag, int value) {
        String meaning = switch (tag) {
            case TlvTag.MESSAGE_STATE ->
                MessageState.of(value).map(MessageState::name).orElse("unknown");
            case TlvTag.SC_INTERFACE_VERSION -> "SMPP %d.%d".formatted(value >> 4, value & 0xF);
            case TlvTag.SOURCE_NETWORK_TYPE, TlvTag.DEST_NETWORK_TYPE -> networkType(value);
            case TlvTag.MS_AVAILABILITY_STATUS -> availability(value);
            case TlvTag.DELIVERY_FAILURE_REASON -> failureReason(value);
            case TlvTag.PAYLOAD_TYPE -> value == 0 ? "default" : value == 1 ? "WCMP message" : "reserved";
            case TlvTag.MORE_MESSAGES_TO_SEND -> value == 0 ? "no more messages" : "more messages follow";
            case TlvTag.CONGESTION_STATE -> congestion(value);
            case TlvTag.BROADCAST_ERROR_STATUS -> CommandStatus.of(value).name();
            default -> "";
        };
        String number = Integer.toUnsignedString(value);
        return meaning.isEmpty() ? number : number + "  " + meaning;
    }

    /** SMPP 3.4 §5.3.2.31. */
    private static String networkError(Octets value) {
        int code = value.at(1) << 8 | value.at(2);
        return "%s network, error %d".formatted(networkErrorType(value.at(0)), code);
    }

    private static String networkErrorType(int type) {
        return switch (type) {
            case 1 -> "ANSI-136";
            case 2 -> "IS-95";
            case 3 -> "GSM";
            default -> "type %d".formatted(type);
        };
    }

    /** SMPP 3.4 §5.3.2.3. */
    private static String networkType(int type) {
        return switch (type) {
            case 0 -> "unknown";
            case 1 -> "GSM";
            case 2 -> "ANSI-136/TDMA";
            case 3 -> "IS-95/CDMA";
            case 4 -> "PDC";
            case 5 -> "PHS";
            case 6 -> "iDEN";
            case 7 -> "AMPS";
            case 8 -> "paging network";
            default -> "reserved";
        };
    }

    /** SMPP 3.4 §5.3.2.30. */
    private static String availability(int status) {
        return switch (status) {
            case 0 -> "available";
            case 1 -> "denied";
            case 2 -> "unavailable";
            default -> "reserved";
        };
    }

    /** SMPP 3.4 §5.3.2.33. */
    private static String failureReason(int reason) {
        return switch (reason) {
            case 0 -> "destination unavailable";
            case 1 -> "destination address invalid";
            case 2 -> "permanent network error";
            case 3 -> "temporary network error";
            default -> "reserved";
        };
    }

    /** SMPP 5.0 §4.8.4.18. */
    private static String congestion(int percent) {
        if (percent == 0) {
            return "idle";
        }
        if (percent < 80) {
            return percent < 30 ? "low load" : percent < 50 ? "medium load" : "high load";
        }
        return percent < 90 ? "optimum load" : percent < 100 ? "nearing congestion" : "congested";
    }

    private static String printable(Octets value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.at(i) < ' ' || value.at(i) > '~') {
                return "";
            }
        }
        return Quoted.of(new Tlv(0, value).text());
    }
}
