package io.stonechat.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells when something has changed in the folders of some files.
 *
 * <p>Folders, not files: many editors save by writing another file and renaming it, and a mounted Kubernetes ConfigMap
 * changes by a link beside the file.
 */
final class FolderWatch implements ReloadTrigger {

    /** How long it must be quiet before a change counts as done: editors write in several steps. */
    private static final long QUIET_MILLIS = 50;

    /** A folder where something is written all the time, a log say, is looked at now and then all the same. */
    private static final long LONGEST_BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final List<Path> folders;
    private final WatchService service;
    private final Runnable changed;

    /**
     * Starts watching.
     *
     * @param changed called on a thread of its own after each burst of changes
     */
    FolderWatch(List<Path> files, Runnable changed) {
        this.changed = changed;
        this.folders = folders(files);
        try {
            service = files.getFirst().getFileSystem().newWatchService();
            for (var folder : folders) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("stonechat-watch").start(this::watch);
    }

    /** Whether a change to one of these files would be noticed. */
    boolean covers(List<Path> files) {
        return folders.containsAll(folders(files));
    }

    /** The folders of files; for one that is not there yet the nearest that is, where it would have to begin. */
    private static List<Path> folders(List<Path> files) {
        return files.stream()
                .map(file -> nearest(PathText.folder(file)))
                .distinct()
                .toList();
    }

    private static Path nearest(Path folder) {
        var at = folder.toAbsolutePath();
        while (!Files.isDirectory(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch() {
        try {
            while (true) {
                var key = service.take();
                long began = System.nanoTime();
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = System.nanoTime() - began < LONGEST_BURST_NANOS
                            ? service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)
                            : null;
                }
                changed.run();
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // Nobody wants to know any more.
        }
    }
}
