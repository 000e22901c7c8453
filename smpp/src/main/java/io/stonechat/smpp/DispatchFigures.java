package io.stonechat.smpp;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What has been counted since the start of the requests that came in. {@code direction} is {@code inbound} for those of
 * ESMEs and {@code egress} for those that come by binds to upstreams.
 *
 * @param answered requests, by how they were answered
 * @param throttled requests answered ESME_RTHROTTLED, by direction
 * @param errors handlers of scripts that failed, by command
 * @param times how long it took to decide, by command
 * @param bindRequests requests of ESMEs to bind, {@code accepted} and {@code rejected}
 * @param reconnects how often each bind set out to bind again
 */
public record DispatchFigures(
        Map<Answered, Long> answered,
        Map<String, Long> throttled,
        Map<String, Long> errors,
        Map<String, Times> times,
        Map<String, Long> bindRequests,
        Map<String, Long> reconnects) {

    /** Keeps unmodifiable copies of the maps. */
    public DispatchFigures {
        answered = Map.copyOf(answered);
        throttled = Map.copyOf(throttled);
        errors = Map.copyOf(errors);
        times = Map.copyOf(times);
        bindRequests = Map.copyOf(bindRequests);
        reconnects = Map.copyOf(reconnects);
    }

    /**
     * A way of answering.
     *
     * @param direction whose request it was
     * @param command its name in the specification
     * @param status the name of the status, {@code other} for one that no specification names
     */
    public record Answered(String direction, String command, String status) {}

    /**
     * How long something took.
     *
     * @param bounds the upper bounds of the classes, ascending
     * @param counts how often each class occurred, not summed up; one more than there are bounds, for whatever took longer
     * @param sum how long it took in all
     */
    public record Times(List<Duration> bounds, List<Long> counts, Duration sum) {

        /** Keeps unmodifiable copies of the lists. */
        public Times {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
        }
    }
}
