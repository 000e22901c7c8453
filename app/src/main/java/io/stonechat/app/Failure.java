package io.stonechat.app;

/** What a verb could not do, as the one sentence that the user reads; the exit status is 1. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String sentence) {
        super(sentence);
    }
}
