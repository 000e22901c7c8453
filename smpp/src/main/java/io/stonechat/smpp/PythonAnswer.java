package io.stonechat.smpp;

import io.stonechat.protocol.DataSmResp;
import io.stonechat.protocol.DeliverSmResp;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.Response;
import io.stonechat.protocol.SubmitMultiResp;
import io.stonechat.protocol.SubmitSmResp;
import io.stonechat.protocol.Tlvs;
import io.stonechat.protocol.UnsuccessfulSme;
import io.stonechat.session.NotSent;
import io.stonechat.session.Outcome;
import io.stonechat.session.Unknown;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request of a script in Python: the response, or why there is none.
 *
 * @param kind one of the constants
 * @param reason why there is no response; empty if there is one
 * @param response the response, negative ones too; null if there is none
 */
public record PythonAnswer(
        int kind, String reason, @Nullable Response response) {

    /** The other side has answered. */
    public static final int ANSWERED = 0;

    /** There is no such bind or session, or it is not bound. */
    public static final int NOT_BOUND = 1;

    /** It was not written. */
    public static final int NOT_SENT = 2;

    /** It was written, and no answer came. */
    public static final int UNKNOWN = 3;

    static PythonAnswer of(Response response) {
        return new PythonAnswer(ANSWERED, "", response);
    }

    static PythonAnswer notBound(String reason) {
        return new PythonAnswer(NOT_BOUND, reason, null);
    }

    static PythonAnswer of(Throwable failure) {
        return switch (Outcome.of(failure)) {
            case NotSent notSent -> new PythonAnswer(NOT_SENT, notSent.reason(), null);
            case Unknown unknown -> new PythonAnswer(UNKNOWN, unknown.reason(), null);
            case Outcome other -> throw new IllegalStateException("a failure is no " + other);
        };
    }

    /** The name of the command_status; {@code 0x} and eight digits for one that has none. */
    public String status() {
        return response == null ? "" : response.commandStatus().name();
    }

    /** The number of the command_status. */
    public long code() {
        return response == null
                ? 0
                : Integer.toUnsignedLong(response.commandStatus().code());
    }

    /** The message_id; empty if the response has none. */
    public String messageId() {
        return switch (response) {
            case SubmitSmResp answer -> answer.messageId();
            case SubmitMultiResp answer -> answer.messageId();
            case DataSmResp answer -> answer.messageId();
            case DeliverSmResp answer -> answer.messageId();
            case QuerySmResp answer -> answer.messageId();
            case null -> "";
            case Response _ -> "";
        };
    }

    /** The TLVs; none if the response cannot have them. */
    public Tlvs tlvs() {
        return switch (response) {
            case SubmitSmResp answer -> answer.tlvs();
            case SubmitMultiResp answer -> answer.tlvs();
            case DataSmResp answer -> answer.tlvs();
            case DeliverSmResp answer -> answer.tlvs();
            case null -> Tlvs.NONE;
            case Response _ -> Tlvs.NONE;
        };
    }

    /** The destinations of a submit_multi that were refused, one a line: type, plan, status and its number, address. */
    public String unsuccessful() {
        return response instanceof SubmitMultiResp multi
                ? multi.unsuccessful().stream().map(PythonAnswer::line).collect(Collectors.joining("\n"))
                : "";
    }

    private static String line(UnsuccessfulSme refused) {
        var address = refused.address();
        var status = refused.status();
        return String.join(
                " ",
                Integer.toString(address.ton()),
                Integer.toString(address.npi()),
                status.name(),
                Integer.toUnsignedString(status.code()),
                address.address());
    }

    /** The message_state of a query_sm_resp. */
    public int messageState() {
        return response instanceof QuerySmResp query ? query.messageState() : 0;
    }

    /** The final_date of a query_sm_resp. */
    public String finalDate() {
        return response instanceof QuerySmResp query ? query.finalDate() : "";
    }

    /** The error_code of a query_sm_resp. */
    public int errorCode() {
        return response instanceof QuerySmResp query ? query.errorCode() : 0;
    }
}
