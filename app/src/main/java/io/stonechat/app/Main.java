package io.stonechat.app;

/** The entry point of the {@code stonechat} command. */
public final class Main {

    private Main() {}

    /**
     * Runs one verb and ends the process with its exit status: 0 ok, 1 failed, 2 wrong usage.
     *
     * @param args the verb and what belongs to it
     */
    public static void main(String... args) {
        System.exit(Stonechat.commandLine().execute(args));
    }
}
