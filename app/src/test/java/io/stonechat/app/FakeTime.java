package io.stonechat.app;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The library that shows a process another wall clock: Debian's libfaketime. */
final class FakeTime {

    private static final List<String> PLACES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
            "/usr/lib64/faketime/libfaketime.so.1",
            "/usr/lib/faketime/libfaketime.so.1");

    private FakeTime() {}

    /** Where it is; without it, what needs it is not tried. */
    static Path library() {
        String named = System.getProperty("kill.faketime", "");
        return Stream.concat(Stream.of(named), PLACES.stream())
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> abort(
                        "No other wall clock can be shown to a process here: install libfaketime, or say where it is by"
                                + " -Dkill.faketime=FILE."));
    }
}
