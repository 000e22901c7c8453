package io.stonechat.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what the JDK says of files by the names of its exceptions, whose messages are no more than a path. */
public final class FileTrouble {

    private FileTrouble() {}

    /**
     * What went wrong.
     *
     * @return a clause without a full stop, such as {@code /data/log: No space left on device}
     */
    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException file -> file.getFile() + " is a file, and must be a folder";
            case NotDirectoryException file -> file.getFile() + " is a file, and must be a folder";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case FileSystemException trouble when trouble.getReason() == null -> trouble.getFile() + ": " + trouble;
            default -> String.valueOf(failure.getMessage());
        };
    }
}
