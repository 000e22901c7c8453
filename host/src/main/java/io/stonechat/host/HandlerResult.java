package io.stonechat.host;

import org.jspecify.annotations.Nullable;

/** Told how a call of a {@link Handler} ended: by one of the two, once. */
public interface HandlerResult {

    /** The function has returned this, in time. */
    void returned(@Nullable Object result);

    /** The script has thrown, or the deadline has passed; already logged. */
    void failed(HandlerFailure failure);
}
