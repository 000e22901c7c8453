package io.stonechat.api;

/** Answers requests over HTTP. For any thread; may block. */
@FunctionalInterface
interface HttpAnswerer {

    /** Answers; a {@link RuntimeException} of it is answered 500. */
    HttpReply answer(HttpCall call);
}
