package io.stonechat.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a request ended: any 32-bit number, most of them with a name (SMPP 3.4 §5.1.3, SMPP 5.0 §4.7.6).
 *
 * <p>Values that no specification names are kept as they came: vendors use 0x400 to 0x4FF as they like, and others besides.
 */
public final class CommandStatus {

    // Filled by the constants below, in the order of the text.
    private static final Map<Integer, CommandStatus> BY_CODE = new TreeMap<>();
    private static final Map<String, CommandStatus> BY_NAME = new HashMap<>();

    /** No error. */
    public static final CommandStatus ESME_ROK = named(0x00, "ESME_ROK", "No error");

    /** The message length is invalid. */
    public static final CommandStatus ESME_RINVMSGLEN = named(0x01, "ESME_RINVMSGLEN", "The message length is invalid");

    /** The command length is invalid. */
    public static final CommandStatus ESME_RINVCMDLEN = named(0x02, "ESME_RINVCMDLEN", "The command length is invalid");

    /** The command id is unknown or not supported. */
    public static final CommandStatus ESME_RINVCMDID =
            named(0x03, "ESME_RINVCMDID", "The command id is unknown or not supported");

    /** The command is not allowed in this bind state. */
    public static final CommandStatus ESME_RINVBNDSTS =
            named(0x04, "ESME_RINVBNDSTS", "The command is not allowed in this bind state");

    /** The session is already bound. */
    public static final CommandStatus ESME_RALYBND = named(0x05, "ESME_RALYBND", "The session is already bound");

    /** The priority flag is invalid. */
    public static final CommandStatus ESME_RINVPRTFLG = named(0x06, "ESME_RINVPRTFLG", "The priority flag is invalid");

    /** The registered delivery flag is invalid. */
    public static final CommandStatus ESME_RINVREGDLVFLG =
            named(0x07, "ESME_RINVREGDLVFLG", "The registered delivery flag is invalid");

    /** System error. */
    public static final CommandStatus ESME_RSYSERR = named(0x08, "ESME_RSYSERR", "System error");

    /** The source address is invalid. */
    public static final CommandStatus ESME_RINVSRCADR = named(0x0A, "ESME_RINVSRCADR", "The source address is invalid");

    /** The destination address is invalid. */
    public static final CommandStatus ESME_RINVDSTADR =
            named(0x0B, "ESME_RINVDSTADR", "The destination address is invalid");

    /** The message id is invalid or unknown. */
    public static final CommandStatus ESME_RINVMSGID =
            named(0x0C, "ESME_RINVMSGID", "The message id is invalid or unknown");

    /** The bind failed. */
    public static final CommandStatus ESME_RBINDFAIL = named(0x0D, "ESME_RBINDFAIL", "The bind failed");

    /** The password is wrong. */
    public static final CommandStatus ESME_RINVPASWD = named(0x0E, "ESME_RINVPASWD", "The password is wrong");

    /** The system id is unknown. */
    public static final CommandStatus ESME_RINVSYSID = named(0x0F, "ESME_RINVSYSID", "The system id is unknown");

    /** The message could not be cancelled. */
    public static final CommandStatus ESME_RCANCELFAIL =
            named(0x11, "ESME_RCANCELFAIL", "The message could not be cancelled");

    /** The message could not be replaced. */
    public static final CommandStatus ESME_RREPLACEFAIL =
            named(0x13, "ESME_RREPLACEFAIL", "The message could not be replaced");

    /** The message queue is full. */
    public static final CommandStatus ESME_RMSGQFUL = named(0x14, "ESME_RMSGQFUL", "The message queue is full");

    /** The service type is unknown. */
    public static final CommandStatus ESME_RINVSERTYP = named(0x15, "ESME_RINVSERTYP", "The service type is unknown");

    /** The number of destinations is invalid. */
    public static final CommandStatus ESME_RINVNUMDESTS =
            named(0x33, "ESME_RINVNUMDESTS", "The number of destinations is invalid");

    /** The distribution list is unknown. */
    public static final CommandStatus ESME_RINVDLNAME =
            named(0x34, "ESME_RINVDLNAME", "The distribution list is unknown");

    /** The destination flag is invalid. */
    public static final CommandStatus ESME_RINVDESTFLAG =
            named(0x40, "ESME_RINVDESTFLAG", "The destination flag is invalid");

    /** Submitting with replace is not supported or not allowed. */
    public static final CommandStatus ESME_RINVSUBREP =
            named(0x42, "ESME_RINVSUBREP", "Submitting with replace is not supported or not allowed");

    /** The esm_class is invalid. */
    public static final CommandStatus ESME_RINVESMCLASS = named(0x43, "ESME_RINVESMCLASS", "The esm_class is invalid");

    /** The distribution list cannot be submitted to. */
    public static final CommandStatus ESME_RCNTSUBDL =
            named(0x44, "ESME_RCNTSUBDL", "The distribution list cannot be submitted to");

    /** The message was not accepted. */
    public static final CommandStatus ESME_RSUBMITFAIL =
            named(0x45, "ESME_RSUBMITFAIL", "The message was not accepted");

    /** The type of number of the source is invalid. */
    public static final CommandStatus ESME_RINVSRCTON =
            named(0x48, "ESME_RINVSRCTON", "The type of number of the source is invalid");

    /** The numbering plan of the source is invalid. */
    public static final CommandStatus ESME_RINVSRCNPI =
            named(0x49, "ESME_RINVSRCNPI", "The numbering plan of the source is invalid");

    /** The type of number of the destination is invalid. */
    public static final CommandStatus ESME_RINVDSTTON =
            named(0x50, "ESME_RINVDSTTON", "The type of number of the destination is invalid");

    /** The numbering plan of the destination is invalid. */
    public static final CommandStatus ESME_RINVDSTNPI =
            named(0x51, "ESME_RINVDSTNPI", "The numbering plan of the destination is invalid");

    /** The system type is invalid. */
    public static final CommandStatus ESME_RINVSYSTYP = named(0x53, "ESME_RINVSYSTYP", "The system type is invalid");

    /** The replace_if_present flag is invalid. */
    public static final CommandStatus ESME_RINVREPFLAG =
            named(0x54, "ESME_RINVREPFLAG", "The replace_if_present flag is invalid");

    /** The number of messages is invalid. */
    public static final CommandStatus ESME_RINVNUMMSGS =
            named(0x55, "ESME_RINVNUMMSGS", "The number of messages is invalid");

    /** The ESME exceeded its allowed message rate. */
    public static final CommandStatus ESME_RTHROTTLED =
            named(0x58, "ESME_RTHROTTLED", "The ESME exceeded its allowed message rate");

    /** The scheduled delivery time is invalid. */
    public static final CommandStatus ESME_RINVSCHED =
            named(0x61, "ESME_RINVSCHED", "The scheduled delivery time is invalid");

    /** The validity period is invalid. */
    public static final CommandStatus ESME_RINVEXPIRY =
            named(0x62, "ESME_RINVEXPIRY", "The validity period is invalid");

    /** The predefined message is invalid or unknown. */
    public static final CommandStatus ESME_RINVDFTMSGID =
            named(0x63, "ESME_RINVDFTMSGID", "The predefined message is invalid or unknown");

    /** The receiving application failed for now: try again. */
    public static final CommandStatus ESME_RX_T_APPN =
            named(0x64, "ESME_RX_T_APPN", "The receiving application failed for now: try again");

    /** The receiving application failed for good. */
    public static final CommandStatus ESME_RX_P_APPN =
            named(0x65, "ESME_RX_P_APPN", "The receiving application failed for good");

    /** The receiving application rejected the message. */
    public static final CommandStatus ESME_RX_R_APPN =
            named(0x66, "ESME_RX_R_APPN", "The receiving application rejected the message");

    /** The message could not be queried. */
    public static final CommandStatus ESME_RQUERYFAIL =
            named(0x67, "ESME_RQUERYFAIL", "The message could not be queried");

    /** The optional part of the PDU is broken. */
    public static final CommandStatus ESME_RINVOPTPARSTREAM =
            named(0xC0, "ESME_RINVOPTPARSTREAM", "The optional part of the PDU is broken");

    /** The TLV is not allowed in this PDU. */
    public static final CommandStatus ESME_ROPTPARNOTALLWD =
            named(0xC1, "ESME_ROPTPARNOTALLWD", "The TLV is not allowed in this PDU");

    /** The length of a TLV is invalid. */
    public static final CommandStatus ESME_RINVPARLEN =
            named(0xC2, "ESME_RINVPARLEN", "The length of a TLV is invalid");

    /** A TLV that this PDU needs is missing. */
    public static final CommandStatus ESME_RMISSINGOPTPARAM =
            named(0xC3, "ESME_RMISSINGOPTPARAM", "A TLV that this PDU needs is missing");

    /** The value of a TLV is invalid. */
    public static final CommandStatus ESME_RINVOPTPARAMVAL =
            named(0xC4, "ESME_RINVOPTPARAMVAL", "The value of a TLV is invalid");

    /** Delivery failed (data_sm_resp). */
    public static final CommandStatus ESME_RDELIVERYFAILURE =
            named(0xFE, "ESME_RDELIVERYFAILURE", "Delivery failed (data_sm_resp)");

    /** Unknown error. */
    public static final CommandStatus ESME_RUNKNOWNERR = named(0xFF, "ESME_RUNKNOWNERR", "Unknown error");

    /** The ESME may not use this service type (SMPP 5.0). */
    public static final CommandStatus ESME_RSERTYPUNAUTH =
            named(0x100, "ESME_RSERTYPUNAUTH", "The ESME may not use this service type");

    /** The ESME may not do this (SMPP 5.0). */
    public static final CommandStatus ESME_RPROHIBITED = named(0x101, "ESME_RPROHIBITED", "The ESME may not do this");

    /** The service type is not available (SMPP 5.0). */
    public static final CommandStatus ESME_RSERTYPUNAVAIL =
            named(0x102, "ESME_RSERTYPUNAVAIL", "The service type is not available");

    /** The service type is denied (SMPP 5.0). */
    public static final CommandStatus ESME_RSERTYPDENIED =
            named(0x103, "ESME_RSERTYPDENIED", "The service type is denied");

    /** The data coding scheme is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVDCS = named(0x104, "ESME_RINVDCS", "The data coding scheme is invalid");

    /** The subunit of the source address is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVSRCADDRSUBUNIT =
            named(0x105, "ESME_RINVSRCADDRSUBUNIT", "The subunit of the source address is invalid");

    /** The subunit of the destination address is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVDSTADDRSUBUNIT =
            named(0x106, "ESME_RINVDSTADDRSUBUNIT", "The subunit of the destination address is invalid");

    /** The broadcast frequency interval is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTFREQINT =
            named(0x107, "ESME_RINVBCASTFREQINT", "The broadcast frequency interval is invalid");

    /** The broadcast alias name is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTALIAS_NAME =
            named(0x108, "ESME_RINVBCASTALIAS_NAME", "The broadcast alias name is invalid");

    /** The format of the broadcast area is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTAREAFMT =
            named(0x109, "ESME_RINVBCASTAREAFMT", "The format of the broadcast area is invalid");

    /** The number of broadcast areas is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVNUMBCAST_AREAS =
            named(0x10A, "ESME_RINVNUMBCAST_AREAS", "The number of broadcast areas is invalid");

    /** The broadcast content type is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTCNTTYPE =
            named(0x10B, "ESME_RINVBCASTCNTTYPE", "The broadcast content type is invalid");

    /** The broadcast message class is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTMSGCLASS =
            named(0x10C, "ESME_RINVBCASTMSGCLASS", "The broadcast message class is invalid");

    /** The broadcast was not accepted (SMPP 5.0). */
    public static final CommandStatus ESME_RBCASTFAIL =
            named(0x10D, "ESME_RBCASTFAIL", "The broadcast was not accepted");

    /** The broadcast could not be queried (SMPP 5.0). */
    public static final CommandStatus ESME_RBCASTQUERYFAIL =
            named(0x10E, "ESME_RBCASTQUERYFAIL", "The broadcast could not be queried");

    /** The broadcast could not be cancelled (SMPP 5.0). */
    public static final CommandStatus ESME_RBCASTCANCELFAIL =
            named(0x10F, "ESME_RBCASTCANCELFAIL", "The broadcast could not be cancelled");

    /** The number of broadcast repetitions is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCAST_REP =
            named(0x110, "ESME_RINVBCAST_REP", "The number of broadcast repetitions is invalid");

    /** The broadcast service group is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTSRVGRP =
            named(0x111, "ESME_RINVBCASTSRVGRP", "The broadcast service group is invalid");

    /** The broadcast channel indicator is invalid (SMPP 5.0). */
    public static final CommandStatus ESME_RINVBCASTCHANIND =
            named(0x112, "ESME_RINVBCASTCHANIND", "The broadcast channel indicator is invalid");

    static {
        // SMPP 5.0 renamed these five.
        BY_NAME.put("RINVTLVSTREAM", ESME_RINVOPTPARSTREAM);
        BY_NAME.put("RTLVNOTALLWD", ESME_ROPTPARNOTALLWD);
        BY_NAME.put("RINVTLVLEN", ESME_RINVPARLEN);
        BY_NAME.put("RMISSINGTLV", ESME_RMISSINGOPTPARAM);
        BY_NAME.put("RINVTLVVAL", ESME_RINVOPTPARAMVAL);
    }

    private final int code;
    private final String name;
    private final String meaning;

    private CommandStatus(int code, String name, String meaning) {
        this.code = code;
        this.name = name;
        this.meaning = meaning;
    }

    private static CommandStatus named(int code, String name, String meaning) {
        var status = new CommandStatus(code, name, meaning);
        BY_CODE.put(code, status);
        BY_NAME.put(name.substring("ESME_".length()), status);
        return status;
    }

    /** The status with this code, an unsigned 32-bit number given as its raw bits. */
    public static CommandStatus of(int code) {
        if (code == 0) {
            return ESME_ROK;
        }
        var known = BY_CODE.get(code);
        return known != null ? known : new CommandStatus(code, "0x%08x".formatted(code), range(code));
    }

    /**
     * The status a person means: {@code ESME_RTHROTTLED}, the same without its prefix and in any case, the SMPP 5.0 names of
     * 3.4 statuses, or a number such as {@code 88} or {@code 0x58}.
     */
    public static Optional<CommandStatus> byName(String name) {
        var upper = name.strip().toUpperCase(Locale.ROOT);
        var bare = upper.startsWith("ESME_") ? upper.substring("ESME_".length()) : upper;
        var known = BY_NAME.get(bare);
        return known != null ? Optional.of(known) : byNumber(bare);
    }

    /** All statuses that SMPP 3.4 and 5.0 name, in the order of their codes. */
    public static Collection<CommandStatus> named() {
        return Collections.unmodifiableCollection(BY_CODE.values());
    }

    private static Optional<CommandStatus> byNumber(String text) {
        try {
            return Optional.of(of(
                    text.startsWith("0X")
                            ? Integer.parseUnsignedInt(text, 2, text.length(), 16)
                            : Integer.parseUnsignedInt(text)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    // The ranges of SMPP 5.0 §4.7.6.
    private static String range(int code) {
        if (code >= 0x400 && code <= 0x4FF) {
            return "Reserved for vendors";
        }
        return code > 0 && code < 0x400 ? "Reserved by the specification" : "Outside the specification";
    }

    /** The code, an unsigned 32-bit number as its raw bits. */
    public int code() {
        return code;
    }

    /** The name the specification gives, such as {@code ESME_RTHROTTLED}; for other codes hexadecimal, {@code 0x00000401}. */
    public String name() {
        return name;
    }

    /** What it means, a short phrase. */
    public String meaning() {
        return meaning;
    }

    /** Whether this is {@code ESME_ROK}. */
    public boolean isOk() {
        return code == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandStatus that && code == that.code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
