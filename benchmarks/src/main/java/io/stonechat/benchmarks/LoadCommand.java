package io.stonechat.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A main program that runs a load and prints its report as one line of JSON; exit status 0 if nothing failed. */
@Command(mixinStandardHelpOptions = true)
abstract class LoadCommand implements Callable<Integer> {
    @Mixin
    private final LoadOptions options = new LoadOptions();

    abstract Load load(LoadOptions options) throws Exception;

    @Override
    public Integer call() throws Exception {
        LoadReport report = load(options).run(options);
        System.out.println(report.toJson());
        return report.errors() == 0 && report.messages() > 0 ? 0 : 1;
    }

    static void main(LoadCommand command, String[] args) {
        System.exit(Mains.commandLine(command).execute(args));
    }
}
