package io.stonechat.testkit;

import org.jspecify.annotations.Nullable;

/**
 * How the gateway answered a request of the Python harness.
 *
 * @param status the name of the status; empty if there is no response
 * @param messageId the id in the response; empty if it has none
 * @param messageState the state in the response to a query_sm, else 0
 * @param finalDate the date in the response to a query_sm, else empty
 * @param errorCode the error in the response to a query_sm, else 0
 * @param asked whether a handler of the script was asked
 * @param thrown what it threw; null if it did not
 * @param where the handler that threw, or was asked
 */
public record PythonAnswer(
        String status,
        String messageId,
        int messageState,
        String finalDate,
        int errorCode,
        boolean asked,
        @Nullable String thrown,
        String where) {}
