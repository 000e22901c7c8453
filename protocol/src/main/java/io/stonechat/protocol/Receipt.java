package io.stonechat.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery receipt: what a centre tells about a message it accepted earlier (SMPP 3.4 appendix B, §5.3.2.12, §5.3.2.35).
 *
 * <p>Reading never fails: what a centre left out or wrote in a way of its own is null here, listed in {@code unread} and
 * kept in {@code raw}. Where text and TLVs disagree the text is taken; what the TLVs say stays in {@code tlvId} and {@code
 * tlvState}.
 *
 * @param id the message id, as the centre writes it in receipts; see {@link MessageIdForm}
 * @param sub how many short messages were submitted
 * @param dlvrd how many of them were delivered
 * @param submitDate when the message was submitted, in the centre's own time
 * @param doneDate when it reached its state, in the centre's own time
 * @param stat the state in the centre's own word, such as {@code DELIVRD}
 * @param err the error code in the centre's own word, often {@code 000}
 * @param text the beginning of the message's text
 * @param state the state that {@code stat} stands for, or, if it is no word of the specification, that of the TLV
 * @param raw the whole text of the receipt
 * @param tlvId the id in the TLV {@code receipted_message_id}
 * @param tlvState the state in the TLV {@code message_state}
 * @param networkErrorCode the TLV {@code network_error_code}, whatever its length
 * @param unread what was found but could not be read, a phrase each
 */
public record Receipt(
        @Nullable String id,
        @Nullable Integer sub,
        @Nullable Integer dlvrd,
        @Nullable LocalDateTime submitDate,
        @Nullable LocalDateTime doneDate,
        @Nullable String stat,
        @Nullable String err,
        @Nullable String text,
        @Nullable MessageState state,
        String raw,
        @Nullable String tlvId,
        @Nullable MessageState tlvState,
        @Nullable Octets networkErrorCode,
        List<String> unread) {

    private static final int LONGEST_TEXT = 20;

    /** Keeps an unmodifiable copy of the list. */
    public Receipt {
        unread = List.copyOf(unread);
    }

    /**
     * A receipt for one message, to be sent.
     *
     * @param id the message id
     * @param state what became of the message
     * @param submitDate when it was submitted
     * @param doneDate when it reached its state
     * @param err an error code of at most three characters, {@code 000} for none
     */
    public static Receipt reporting(
            String id, MessageState state, LocalDateTime submitDate, LocalDateTime doneDate, String err) {
        int delivered = state == MessageState.DELIVERED || state == MessageState.ACCEPTED ? 1 : 0;
        return new Receipt(
                id, 1, delivered, submitDate, doneDate, state.stat(), err, "", state, "", id, state, null, List.of());
    }

    /**
     * The receipt a message is, if it is one: {@code esm_class} says so and there is an id or a state in its text or TLVs;
     * or {@code esm_class} says nothing, yet the text has id, state and both dates, or the TLVs have id and state.
     */
    public static Optional<Receipt> of(MessageRequest message) {
        var tlvs = message.tlvs();
        var receipt = read(text(message), tlvs);
        boolean byTlvs = receipt.tlvId != null && receipt.tlvState != null;
        boolean isReceipt =
                message.isReceipt() ? receipt.id != null || receipt.stat != null : byTlvs || receipt.isComplete();
        return isReceipt ? Optional.of(receipt) : Optional.empty();
    }

    /** What can be read in the text of a receipt. */
    public static Receipt parse(String text) {
        return read(text, Tlvs.NONE);
    }

    private static Receipt read(String raw, Tlvs tlvs) {
        var fields = new ReceiptScanner(raw);
        var id = fields.word(ReceiptKey.ID);
        var stat = fields.word(ReceiptKey.STAT);
        var sub = fields.number(ReceiptKey.SUB);
        var dlvrd = fields.number(ReceiptKey.DLVRD);
        var submitDate = fields.date(ReceiptKey.SUBMIT_DATE);
        var doneDate = fields.date(ReceiptKey.DONE_DATE);
        var tlvId =
                tlvs.isEmpty() ? null : tlvs.text(TlvTag.RECEIPTED_MESSAGE_ID).orElse(null);
        var tlvState = tlvs.isEmpty() ? null : state(tlvs);
        var state = stat == null ? null : MessageState.byStat(stat).orElse(null);
        return new Receipt(
                id != null ? id : tlvId,
                sub,
                dlvrd,
                submitDate,
                doneDate,
                stat != null ? stat : tlvState == null ? null : tlvState.stat(),
                fields.word(ReceiptKey.ERR),
                fields.all(ReceiptKey.TEXT),
                state != null ? state : tlvState,
                raw,
                tlvId,
                tlvState,
                tlvs.isEmpty() ? null : tlvs.find(TlvTag.NETWORK_ERROR_CODE).orElse(null),
                fields.unread());
    }

    private static @Nullable MessageState state(Tlvs tlvs) {
        var code = tlvs.integer(TlvTag.MESSAGE_STATE);
        return code.isEmpty() ? null : MessageState.of(code.getAsInt()).orElse(null);
    }

    /** Receipts are ASCII by nature; of stray octets Latin-1 keeps the most, whatever {@code data_coding} 0 means there. */
    private static String text(MessageRequest message) {
        var body = message.body();
        var bytes = body.bytes();
        int from = 0;
        if (message.hasUdh()) {
            from = Udh.parse(body).map(Udh::length).orElse(0);
        }
        if (new DataCoding(message.dataCoding()).isUcs2()) {
            return withoutNuls(Alphabets.UCS_2.decode(body.slice(from, body.length())));
        }
        return withoutNuls(new String(bytes, from, bytes.length - from, ISO_8859_1));
    }

    private static String withoutNuls(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private boolean isComplete() {
        return id != null && stat != null && submitDate != null && doneDate != null;
    }

    /** Whether the message can no longer change its state. */
    public boolean isFinal() {
        return state != null && state.isFinal();
    }

    /** The text of the receipt in the specification's order, with dates to the minute; what is null is left out. */
    public String format() {
        return format(ReceiptDate.MINUTES);
    }

    /** The text of the receipt in the specification's order; what is null is left out, the text cut at 20 characters. */
    public String format(ReceiptDate dates) {
        var line = new StringBuilder(128);
        put(line, "id:", id);
        put(line, "sub:", sub == null ? null : threeDigits(sub));
        put(line, "dlvrd:", dlvrd == null ? null : threeDigits(dlvrd));
        put(line, "submit date:", submitDate == null ? null : dates.format(submitDate));
        put(line, "done date:", doneDate == null ? null : dates.format(doneDate));
        put(line, "stat:", stat);
        put(line, "err:", err);
        put(line, "text:", text == null ? null : text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        return line.toString();
    }

    private static String threeDigits(int count) {
        String digits = Integer.toString(count);
        return count >= 0 ? "0".repeat(Math.max(0, 3 - digits.length())) + digits : digits;
    }

    private static void put(StringBuilder line, String key, @Nullable String value) {
        if (value != null) {
            line.append(line.isEmpty() ? "" : " ").append(key).append(value);
        }
    }

    /** The TLVs that say the same: {@code receipted_message_id}, {@code message_state}, {@code network_error_code}. */
    public Tlvs toTlvs() {
        var tlvs = Tlvs.NONE;
        if (id != null) {
            tlvs = tlvs.with(Tlv.cString(TlvTag.RECEIPTED_MESSAGE_ID, id));
        }
        if (state != null) {
            tlvs = tlvs.with(Tlv.octet(TlvTag.MESSAGE_STATE, state.code()));
        }
        if (networkErrorCode != null) {
            tlvs = tlvs.with(new Tlv(TlvTag.NETWORK_ERROR_CODE, networkErrorCode));
        }
        return tlvs;
    }

    /** The same receipt under another id, in text and TLVs: what a gateway passes on. */
    public Receipt withId(String newId) {
        return new Receipt(
                newId,
                sub,
                dlvrd,
                submitDate,
                doneDate,
                stat,
                err,
                text,
                state,
                raw,
                newId,
                tlvState,
                networkErrorCode,
                unread);
    }
}
