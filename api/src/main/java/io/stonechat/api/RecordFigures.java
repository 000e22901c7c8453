package io.stonechat.api;

/**
 * How the writing of records of messages goes, since the start: what whoever writes them tells the metrics.
 *
 * @param written how many records are on disk
 * @param repeated how many were told again although they were on disk, and were not written a second time
 * @param refused how often a record was not taken, to be told again
 * @param waiting how many are on their way to the disk now
 * @param writable whether they can be written now
 */
public record RecordFigures(long written, long repeated, long refused, int waiting, boolean writable) {

    /** Puts all of it in. */
    void read(Reading reading) {
        reading.counter(Series.RECORDS_WRITTEN, written);
        reading.counter(Series.RECORDS_REPEATED, repeated);
        reading.counter(Series.RECORDS_REFUSED, refused);
        reading.amount(Series.RECORDS_WAITING, waiting);
        reading.flag(Series.RECORDS_WRITABLE, writable);
    }
}
