package io.stonechat.cdr;

import org.jspecify.annotations.Nullable;

/**
 * How the writing of records goes, since the start.
 *
 * @param written how many records were written and are on disk
 * @param repeated how many were told again although they were on disk, and were not written a second time
 * @param refused how often a record was not taken, to be told again
 * @param waiting how many are on their way to the disk now
 * @param trouble why nothing can be written, in a sentence; null while all is well
 */
public record CdrFigures(
        long written,
        long repeated,
        long refused,
        int waiting,
        @Nullable String trouble) {}
