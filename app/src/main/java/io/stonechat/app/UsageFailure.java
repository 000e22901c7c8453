package io.stonechat.app;

/** An argument that makes no sense, in one sentence; the exit status is 2. */
final class UsageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageFailure(String sentence) {
        super(sentence);
    }
}
