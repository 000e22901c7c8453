package io.stonechat.session;

import static io.stonechat.protocol.MessageIdForm.DECIMAL;
import static io.stonechat.protocol.MessageIdForm.HEX;

import io.stonechat.protocol.MessageIdForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which keys an id in a response and the same id in a receipt are found equal. Where the forms of both are known there is one
 * key. Where they are not, each id has several, from the surest to the boldest: as it is but for case, as a number but for
 * leading zeros, and as the number it is in hexadecimal, since many centres answer in one and write receipts in the other. Once
 * letters were seen in ids of responses and none in those of receipts, that is such a centre, and nothing else is believed of it.
 *
 * <p>Not thread-safe.
 */
final class ReceiptIds {
    /** Whether a match by a key is sure by itself, or needs the destination to agree. */
    record Key(String text, boolean sure) {}

    private final @Nullable MessageIdForm response;
    private final @Nullable MessageIdForm receipt;
    private boolean lettersInResponses;
    private boolean lettersInReceipts;

    /** Creates it with the forms of the two, or null for both to find out. */
    ReceiptIds(@Nullable MessageIdForm response, @Nullable MessageIdForm receipt) {
        this.response = response;
        this.receipt = receipt;
    }

    /** Returns the keys under which an accepted message is kept. */
    List<String> kept(String id) {
        if (response != null) {
            return List.of(response.normalise(id));
        }
        lettersInResponses |= isHexWithLetters(id);
        var keys = new ArrayList<String>();
        keys.add(asText(id));
        number(DECIMAL, id).ifPresent(number -> keys.add("d" + number));
        number(HEX, id).ifPresent(number -> keys.add("h" + number));
        return keys;
    }

    /** Returns the keys under which the message of a receipt is to be looked for, in this order. */
    List<Key> sought(String id) {
        if (receipt != null) {
            return List.of(new Key(receipt.normalise(id), true));
        }
        lettersInReceipts |= isHexWithLetters(id);
        var decimal = number(DECIMAL, id);
        if (lettersInResponses && !lettersInReceipts && decimal.isPresent()) {
            return List.of(new Key("h" + decimal.get(), false));
        }
        var keys = new ArrayList<Key>();
        keys.add(new Key(asText(id), true));
        var hex = number(HEX, id);
        decimal.ifPresent(number -> keys.add(new Key("d" + number, false)));
        hex.ifPresent(number -> keys.add(new Key("h" + number, false)));
        decimal.ifPresent(number -> keys.add(new Key("h" + number, false)));
        hex.ifPresent(number -> keys.add(new Key("d" + number, false)));
        return keys;
    }

    private static boolean isHexWithLetters(String id) {
        return number(HEX, id).isPresent() && number(DECIMAL, id).isEmpty();
    }

    private static String asText(String id) {
        return "t" + id.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> number(MessageIdForm form, String id) {
        var number = form.normalise(id);
        boolean isOne = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return isOne ? Optional.of(number) : Optional.empty();
    }
}
