package io.stonechat.benchmarks;

import java.util.Map;

/**
 * What one run of {@link EndToEnd} measured.
 *
 * @param store where messages were kept
 * @param binds the connections of the ESME
 * @param window the unanswered submit_sm of each
 * @param messages those whose receipt reached the ESME in the time measured
 * @param rate such messages a second
 * @param p50Us the median time from submit_sm to submit_sm_resp, in microseconds
 * @param p99Us what 99 of 100 responses stayed below, in microseconds
 * @param cpuUsPerMessage the gateway's CPU time, user and system, a message, in microseconds
 * @param rssMib the gateway's resident memory at the end, in MiB
 * @param bytesPerMessage what the gateway had written to files a message, in octets
 * @param refused the submit_sm that were not answered ESME_ROK, by what came instead, the warm-up included
 * @param lost the messages answered ESME_ROK whose receipt never came, the warm-up included
 */
record EndToEndReport(
        String store,
        int binds,
        int window,
        long messages,
        long rate,
        double p50Us,
        double p99Us,
        double cpuUsPerMessage,
        double rssMib,
        long bytesPerMessage,
        Map<String, Long> refused,
        long lost) {}
