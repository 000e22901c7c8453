package io.stonechat.simulator;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param response from a submit to its response; zero: at once
 * @param receipt from the response to the receipt
 */
public record Pace(Duration response, Duration receipt) {

    /** Checks that neither is negative. */
    public Pace {
        if (response.isNegative() || receipt.isNegative()) {
            throw new IllegalArgumentException(
                    "The delays of response %s and receipt %s must be zero or more.".formatted(response, receipt));
        }
    }
}
