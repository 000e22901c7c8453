package io.stonechat.store;

import java.io.IOException;
import java.nio.file.Path;

/** What the log asks of the file system; {@link #DISK}, but for tests of what happens when a disk does not do it. */
public interface StoreFiles {

    /** The file system. */
    StoreFiles DISK = new DiskFiles();

    /**
     * Opens a file of the log, made and filled with zeros if there is none yet.
     *
     * @param size how long it is to be
     */
    LogFile open(Path file, long size) throws IOException;

    /** Returns when what files a folder has survives a power loss. */
    void forceFolder(Path folder) throws IOException;

    /** How many octets can still be written where this folder is. */
    long usableSpace(Path folder) throws IOException;
}
