package io.stonechat.app;

import io.stonechat.protocol.SubmitSm;

/**
 * One segment on its way out.
 *
 * @param to who it is for, as the user wrote it
 * @param number which segment of its text it is, from 1
 * @param total how many segments the text has
 * @param request what is sent
 */
record Outgoing(String to, int number, int total, SubmitSm request) {

    /** The number, and which segment where there are several. */
    String label() {
        return total == 1 ? to : to + " " + number + "/" + total;
    }
}
