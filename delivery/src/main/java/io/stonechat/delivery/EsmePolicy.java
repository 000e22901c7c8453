package io.stonechat.delivery;

import io.stonechat.protocol.Address;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the messages of an ESME.
 *
 * @param idForm how it is told message ids, in responses and receipts
 * @param receipts how its receipts are written
 * @param defaultValidity the validity of its messages that bring none; null for {@link RetryPolicy#expireAfter()}
 * @param maxValidity the longest validity of its messages, counted from when they may be sent; null for any
 * @param dedup how long a repeat of a submit is answered with the first id; zero for never
 * @param transactionTimeout how long a response in transaction mode is held at most
 * @param sources the source addresses it may use: whole ones, or beginnings with a {@code *}; empty for any
 */
public record EsmePolicy(
        IdForm idForm,
        ReceiptForm receipts,
        @Nullable Duration defaultValidity,
        @Nullable Duration maxValidity,
        Duration dedup,
        Duration transactionTimeout,
        List<String> sources) {

    /** Decimal ids, receipts as in the specification, no limits, no deduplication, 30 s for a transaction. */
    public static final EsmePolicy DEFAULT = new EsmePolicy(
            IdForm.DECIMAL, ReceiptForm.DEFAULT, null, null, Duration.ZERO, Duration.ofSeconds(30), List.of());

    /** Keeps an unmodifiable copy of the sources. */
    public EsmePolicy {
        sources = List.copyOf(sources);
    }

    /** Whether it may send from this address. */
    public boolean maySendFrom(Address source) {
        return sources.isEmpty() || sources.stream().anyMatch(pattern -> matches(pattern, source.address()));
    }

    private static boolean matches(String pattern, String address) {
        return pattern.endsWith("*")
                ? bare(address).startsWith(bare(pattern.substring(0, pattern.length() - 1)))
                : bare(address).equals(bare(pattern));
    }

    private static String bare(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    /** A copy with another form of ids. */
    public EsmePolicy with(IdForm value) {
        return new EsmePolicy(value, receipts, defaultValidity, maxValidity, dedup, transactionTimeout, sources);
    }

    /** A copy with another form of receipts. */
    public EsmePolicy with(ReceiptForm value) {
        return new EsmePolicy(idForm, value, defaultValidity, maxValidity, dedup, transactionTimeout, sources);
    }

    /** A copy with other bounds of validity, null for none. */
    public EsmePolicy withValidity(@Nullable Duration usual, @Nullable Duration most) {
        return new EsmePolicy(idForm, receipts, usual, most, dedup, transactionTimeout, sources);
    }

    /** A copy with another window of deduplication. */
    public EsmePolicy withDedup(Duration window) {
        return new EsmePolicy(idForm, receipts, defaultValidity, maxValidity, window, transactionTimeout, sources);
    }

    /** A copy that holds responses in transaction mode for another time. */
    public EsmePolicy withTransactionTimeout(Duration value) {
        return new EsmePolicy(idForm, receipts, defaultValidity, maxValidity, dedup, value, sources);
    }

    /** A copy that may use other source addresses. */
    public EsmePolicy withSources(List<String> value) {
        return new EsmePolicy(idForm, receipts, defaultValidity, maxValidity, dedup, transactionTimeout, value);
    }
}
