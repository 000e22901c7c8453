package io.stonechat.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
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

    private final WatchService service;
    private final Runnable changed;

    /**
     * Starts watching.
     *
     * @param changed called on a thread of its own after each burst of changes
     */
    FolderWatch(List<Path> files, Runnable changed) {
        this.changed = changed;
        try {
            var folders = files.stream().map(PathText::folder).distinct().toList();
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
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                }
                changed.run();
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // Nobody wants to know any more.
        }
    }
}
