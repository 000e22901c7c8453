package io.stonechat.delivery;

import io.stonechat.store.MessageId;
import io.stonechat.store.StoredMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How an ESME is told message ids. One id, three ways to write it; each is understood from everybody, whatever the ESME is
 * configured for now.
 */
public enum IdForm {

    /** A decimal number of at most 19 digits. */
    DECIMAL(10),

    /** A hexadecimal number of at most 16 digits, in lower case. */
    HEX(16),

    /** At most 13 letters and digits, in lower case: the number to the base 36. */
    SHORT(36);

    /** The attribute that keeps the id as it was told, for messages whose ESME was not told the decimal form. */
    static final String ATTRIBUTE = "message_id";

    private static final int MAX_DIGITS = 19;

    private final int radix;

    IdForm(int radix) {
        this.radix = radix;
    }

    /** The id in this form. */
    public String write(MessageId id) {
        return Long.toString(id.value(), radix);
    }

    /** The id that is meant if the text is of this form, then others that may be meant; no id of ours if empty. */
    public List<MessageId> read(String text) {
        Set<MessageId> found = new LinkedHashSet<>();
        read(text, radix, found);
        for (IdForm form : values()) {
            read(text, form.radix, found);
        }
        return List.copyOf(found);
    }

    /** The id that the ESME of a message knows it by. */
    public static String told(StoredMessage message) {
        return message.attributes().getOrDefault(ATTRIBUTE, message.toldId().toString());
    }

    /** What is to be kept with a message, so that it is always told in the form it was told first. */
    Map<String, String> attributes(MessageId id) {
        return this == DECIMAL ? Map.of() : Map.of(ATTRIBUTE, write(id));
    }

    private static void read(String text, int radix, Set<MessageId> found) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        if (digits.isEmpty() || digits.length() > MAX_DIGITS || digits.startsWith("-") || digits.startsWith("+")) {
            return;
        }
        try {
            long value = Long.parseLong(digits, radix);
            if (value > 0) {
                found.add(new MessageId(value));
            }
        } catch (NumberFormatException _) {
            // Of another form, or no id of ours.
        }
    }
}
