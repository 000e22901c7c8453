package io.stonechat.app;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own, in memory, that is full when it is told to be. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one on a folder; where that is not allowed, what needs it is not tried. */
    static SmallDisk mount(Path folder, int mib) {
        String problem = run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + mib + "m", "tmpfs", folder.toString());
        if (!problem.isEmpty()) {
            abort("This machine lets nobody mount a small disk, so a full one is not tried: " + problem);
        }
        return new SmallDisk(folder);
    }

    /** What a command says if it fails; empty if it does not. */
    private static String run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.onExit().join().exitValue() == 0 ? "" : "failed: " + output.strip();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Leaves so many octets free. */
    void fill(long left) throws IOException {
        byte[] zeros = new byte[CHUNK];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (Files.getFileStore(folder).getUsableSpace() > left) {
                ballast.write(zeros);
            }
        } catch (IOException _) {
            // Somebody else took the rest: it is full.
        }
    }

    /** Makes room again. */
    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }
}
