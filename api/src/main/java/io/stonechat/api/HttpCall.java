package io.stonechat.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request over HTTP, as far as it matters here.
 *
 * @param method such as {@code GET}
 * @param path decoded, without the query
 * @param query the parameters of the query, the first value of each
 * @param authorization the header of that name; null without one
 * @param accept the header of that name; null without one
 * @param remote the address that it came from, without the port
 * @param body what came with it; empty without a body
 */
record HttpCall(
        String method,
        String path,
        Map<String, String> query,
        @Nullable String authorization,
        @Nullable String accept,
        String remote,
        String body) {}
