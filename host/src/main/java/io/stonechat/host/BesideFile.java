package io.stonechat.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * A file that scripts may be made of beside their own, and what tells whether it has changed.
 *
 * @param file the file
 * @param modified when it was written last
 * @param size in octets
 */
record BesideFile(Path file, FileTime modified, long size) {

    private static final FileTime GONE = FileTime.fromMillis(0);

    /** The files as they are at this moment. */
    static List<BesideFile> of(List<Path> files) {
        return files.stream().map(BesideFile::of).toList();
    }

    private static BesideFile of(Path file) {
        try {
            return new BesideFile(file, Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException _) {
            return new BesideFile(file, GONE, 0);
        }
    }
}
