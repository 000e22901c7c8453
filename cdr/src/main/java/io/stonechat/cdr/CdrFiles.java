package io.stonechat.cdr;

import java.io.IOException;
import java.nio.file.Path;

/** What records ask of the file system; {@link #DISK}, but for tests of what happens when a disk does not do it. */
interface CdrFiles {

    /** The file system. */
    CdrFiles DISK = new DiskFiles();

    /** Makes the folder if there is none: for its owner and the owner's group alone, since numbers are in there. */
    void makeFolder(Path folder) throws IOException;

    /** Opens a file; makes it if there is none, with the same protection. */
    CdrFile open(Path file) throws IOException;

    /** Gives a file another name in its folder. */
    void rename(Path from, Path to) throws IOException;

    /** Returns when what files a folder has survives a power loss. */
    void forceFolder(Path folder) throws IOException;
}
