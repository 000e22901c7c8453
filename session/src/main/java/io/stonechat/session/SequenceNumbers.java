package io.stonechat.session;

/**
 * Where the sequence numbers of our requests come from (SMPP 3.4 §3.2); one for each link. The session asks again when a number
 * it is given belongs to a request that is still unanswered, or is too near to one: two that are open must differ in their lower
 * bits, as numbers do that were counted.
 */
@FunctionalInterface
public interface SequenceNumbers {
    /**
     * Returns the next number, 1 to 0x7FFFFFFF; called by any thread, must neither wait nor throw. Where it gives no number
     * that can be used, again and again, the request is not sent.
     */
    int next();

    /** Returns numbers counted from this one on, and from 1 again after 0x7FFFFFFF. */
    static SequenceNumbers from(int first) {
        return new CountedNumbers(first);
    }
}
