package io.stonechat.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A main program that is a server on loopback: it answers each submit_sm with a fresh id until it is killed. */
@Command(mixinStandardHelpOptions = true)
abstract class ServerCommand implements Callable<Integer> {
    @Option(names = "--port", required = true, description = "the port to listen on, on 127.0.0.1")
    private int port;

    /** Listens on that port of 127.0.0.1, and returns or serves on the calling thread. */
    abstract void serve(int port) throws Exception;

    @Override
    public Integer call() throws Exception {
        serve(port);
        Thread.currentThread().join();
        return 0;
    }

    static void main(ServerCommand command, String[] args) {
        System.exit(Mains.commandLine(command).execute(args));
    }
}
