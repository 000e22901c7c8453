package io.stonechat.session;

import io.stonechat.protocol.Address;
import io.stonechat.protocol.Alphabet;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.RegisteredDelivery;
import io.stonechat.protocol.Segment;
import io.stonechat.protocol.SubmitSm;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A text to be sent, however long. Immutable; each {@code with} method returns another one.
 *
 * @param source who it is from
 * @param destination who it is for
 * @param text the text
 * @param alphabet how it is encoded; null for what {@link io.stonechat.protocol.Text#best(String)} finds
 * @param method how segments are tied together if it takes more than one
 * @param receipt whether a receipt is asked for
 * @param fields sets what else the {@code submit_sm} of each segment is to have, such as its validity_period; called for each,
 *     before the segment itself is put in
 */
public record TextMessage(
        Address source,
        Address destination,
        String text,
        @Nullable Alphabet alphabet,
        LongMessage.Method method,
        boolean receipt,
        Consumer<SubmitSm.Builder> fields) {

    /**
     * Returns a text with a receipt, split by headers with an 8-bit reference if need be.
     *
     * @param source a number or a name, as {@link Address#of} reads it
     * @param destination a number, as {@link Address#of} reads it
     */
    public static TextMessage of(String source, String destination, String text) {
        return new TextMessage(
                Address.of(source), Address.of(destination), text, null, LongMessage.Method.UDH_8, true, _ -> {});
    }

    /** The same in another alphabet. */
    public TextMessage with(Alphabet other) {
        return new TextMessage(source, destination, text, other, method, receipt, fields);
    }

    /** The same tied together in another way. */
    public TextMessage with(LongMessage.Method other) {
        return new TextMessage(source, destination, text, alphabet, other, receipt, fields);
    }

    /** The same with more fields set. */
    public TextMessage with(Consumer<SubmitSm.Builder> more) {
        return new TextMessage(source, destination, text, alphabet, method, receipt, fields.andThen(more));
    }

    /** The same, and no receipt is asked for. */
    public TextMessage withoutReceipt() {
        return new TextMessage(source, destination, text, alphabet, method, false, fields);
    }

    /**
     * Returns the segments that this becomes.
     *
     * @throws IllegalArgumentException if the alphabet lacks a character or there would be more than 255
     */
    List<Segment> segments(int reference) {
        var message = LongMessage.of(text).with(method);
        return (alphabet == null ? message : message.with(alphabet)).split(reference);
    }

    SubmitSm submit(Segment segment) {
        var builder = SubmitSm.builder()
                .source(source)
                .destination(destination)
                .registeredDelivery(receipt ? RegisteredDelivery.FINAL : RegisteredDelivery.NONE);
        fields.accept(builder);
        return segment.applyTo(builder).build();
    }
}
