package io.stonechat.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Something that keeps the window of every bind full, until it is told to stop. */
interface Load {
    /** Binds, and starts to send on threads of its own. */
    void start(Tally tally) throws Exception;

    /**
     * Sends no more, waits a few seconds for what is unanswered, and closes.
     *
     * @return the requests that were never answered
     */
    long stop() throws Exception;

    /** Runs this load for the time of the options and reports what came back after the warm-up. */
    default LoadReport run(LoadOptions options) throws Exception {
        var tally = new Tally();
        start(tally);
        TimeUnit.SECONDS.sleep(options.warmUp);
        tally.take();
        var measured = new Interval(options.pid);
        TimeUnit.SECONDS.sleep(options.seconds);
        Histogram latencies = tally.take();
        measured.end();
        long lost = stop();
        return measured.report(options, latencies, tally.errors() + lost);
    }

    /** The measured part of a run, with the cost of the process watched at both its ends. */
    final class Interval {
        private final long pid;
        private final long startedAt = System.nanoTime();
        private final ProcessCost costBefore;
        private double seconds;
        private ProcessCost costAfter;

        Interval(long pid) throws IOException {
            this.pid = pid;
            costBefore = ProcessCost.of(pid);
            costAfter = costBefore;
        }

        void end() throws IOException {
            seconds = (System.nanoTime() - startedAt) / 1e9;
            costAfter = ProcessCost.of(pid);
        }

        LoadReport report(LoadOptions options, Histogram latencies, long errors) {
            long messages = latencies.getTotalCount();
            return new LoadReport(
                    options.binds,
                    options.window,
                    rounded(seconds),
                    messages,
                    Math.round(messages / seconds),
                    micros(latencies, 50),
                    micros(latencies, 99),
                    micros(latencies, 99.9),
                    errors,
                    rounded((costAfter.cpuSeconds() - costBefore.cpuSeconds()) * 1e6 / Math.max(1, messages)),
                    rounded(costAfter.rssMib()));
        }

        private static double micros(Histogram latencies, double percentile) {
            return rounded(latencies.getValueAtPercentile(percentile) / 1e3);
        }

        private static double rounded(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }
}
