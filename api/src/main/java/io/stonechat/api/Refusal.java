package io.stonechat.api;

/** Why a request has no (further) answer, as the one sentence that whoever asked reads. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Kind {
        /** There is no such thing. */
        UNKNOWN,
        /** The request makes no sense. */
        WRONG,
        /** It cannot be done as things stand. */
        IMPOSSIBLE
    }

    private final Kind kind;

    private Refusal(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /** There is no such thing. */
    public static Refusal unknown(String sentence) {
        return new Refusal(Kind.UNKNOWN, sentence);
    }

    /** The request makes no sense. */
    public static Refusal wrong(String sentence) {
        return new Refusal(Kind.WRONG, sentence);
    }

    /** It cannot be done as things stand. */
    public static Refusal impossible(String sentence) {
        return new Refusal(Kind.IMPOSSIBLE, sentence);
    }

    /** What is in the way. */
    public Kind kind() {
        return kind;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
