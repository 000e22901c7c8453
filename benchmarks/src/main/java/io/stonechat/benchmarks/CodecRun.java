package io.stonechat.benchmarks;

import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the JMH benchmarks, all or those that the arguments name, prints one table, and writes
 * {@code benchmarks/target/codec.json}. The options are JMH's own.
 */
final class CodecRun {
    private CodecRun() {}

    static void main(String[] args) throws Exception {
        var given = new CommandLineOptions(args);
        if (given.shouldHelp()) {
            given.showHelp();
            return;
        }
        Path json = Path.of(System.getProperty("stonechat.home", "."), "benchmarks/target/codec.json");
        var options = new OptionsBuilder()
                .parent(given)
                .addProfiler(GCProfiler.class)
                .exclude("RouteBenchmark")
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString())
                .build();
        System.out.println(new CodecTable(new Runner(options).run()));
        System.out.println("All of it: " + json.normalize());
    }
}
