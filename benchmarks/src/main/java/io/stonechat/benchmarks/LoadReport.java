package io.stonechat.benchmarks;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run of load measured; printed and read back as one line of JSON with names in snake_case.
 *
 * @param binds the connections
 * @param window the unanswered requests of each
 * @param seconds the time measured, without the warm-up
 * @param messages the requests answered in that time
 * @param rate the messages a second
 * @param p50Us the median time from request to response, in microseconds
 * @param p99Us what 99 of 100 responses stayed below, in microseconds
 * @param p999Us what 999 of 1000 responses stayed below, in microseconds
 * @param errors negative responses, responses to nothing, and requests never answered, the warm-up included
 * @param cpuSecondsPerMillion the CPU time, user and system, of the process watched for a million messages
 * @param rssMib the resident memory of that process at the end, in MiB
 */
record LoadReport(
        int binds,
        int window,
        double seconds,
        long messages,
        long rate,
        double p50Us,
        double p99Us,
        double p999Us,
        long errors,
        double cpuSecondsPerMillion,
        double rssMib) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static LoadReport fromJson(String line) {
        return JSON.readValue(line, LoadReport.class);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }
}
