package io.stonechat.host;

/**
 * The threads on which a language runs functions that may block, as they are at one moment, and what they have done since the
 * start. Functions that suspend instead of blocking need none of them and are not counted.
 *
 * @param threads how many there are
 * @param most how many there may be
 * @param running how many functions run on them
 * @param waiting how many functions wait for one of them
 * @param completed how many functions have ended on them, however they ended
 * @param refused how many calls were refused since too many were under way
 */
public record ScriptPool(int threads, int most, int running, int waiting, long completed, long refused) {

    /** Both together. */
    public ScriptPool plus(ScriptPool other) {
        return new ScriptPool(
                threads + other.threads,
                most + other.most,
                running + other.running,
                waiting + other.waiting,
                completed + other.completed,
                refused + other.refused);
    }
}
