package io.stonechat.benchmarks;

import picocli.CommandLine.Option;

/** What load to put on whom, as command line options: the same for every client and for the raw generator. */
final class LoadOptions {
    @Option(names = "--host", description = "the server's address; ${DEFAULT-VALUE} by default")
    String host = "127.0.0.1";

    @Option(names = "--port", required = true, description = "the server's port")
    int port;

    @Option(names = "--system-id", description = "who binds; ${DEFAULT-VALUE} by default")
    String systemId = "smppclient1";

    @Option(names = "--password", description = "its password; ${DEFAULT-VALUE} by default")
    String password = "password";

    @Option(names = "--binds", description = "transceiver binds, each a connection; ${DEFAULT-VALUE} by default")
    int binds = 1;

    @Option(names = "--window", description = "unanswered submit_sm of one bind; ${DEFAULT-VALUE} by default")
    int window = 64;

    @Option(names = "--warm-up", description = "seconds of load before measuring; ${DEFAULT-VALUE} by default")
    int warmUp = 3;

    @Option(names = "--seconds", description = "seconds measured; ${DEFAULT-VALUE} by default")
    int seconds = 10;

    @Option(names = "--pid", description = "the process whose CPU time and memory to read; this one by default")
    long pid = ProcessHandle.current().pid();
}
