package io.stonechat.session;

import io.stonechat.protocol.CommandId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/** How many PDUs of each command went one way on one link, and how many octets. One thread counts at a time, any may read. */
final class PduCounts {
    /** The commands that are counted by name, requests and responses apart; all others together. */
    static final List<String> COMMANDS = List.of(
            "bind_receiver",
            "bind_transmitter",
            "bind_transceiver",
            "submit_sm",
            "deliver_sm",
            "data_sm",
            "submit_multi",
            "query_sm",
            "cancel_sm",
            "replace_sm",
            "unbind",
            "enquire_link",
            "bind_receiver_resp",
            "bind_transmitter_resp",
            "bind_transceiver_resp",
            "submit_sm_resp",
            "deliver_sm_resp",
            "data_sm_resp",
            "submit_multi_resp",
            "query_sm_resp",
            "cancel_sm_resp",
            "replace_sm_resp",
            "unbind_resp",
            "enquire_link_resp",
            "generic_nack",
            "other");

    private static final int OTHER = COMMANDS.size() - 1;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    /** By the folded command_id. */
    private static final byte[] SLOTS = slots();

    private final long[] cells = new long[COMMANDS.size() + 1];

    private static byte[] slots() {
        byte[] slots = new byte[256];
        Arrays.fill(slots, (byte) OTHER);
        for (int response : new int[] {0, PendingRequests.RESPONSE_BIT}) {
            for (int id = 0; id <= CommandId.DATA_SM; id++) {
                int slot = COMMANDS.indexOf(CommandId.name(id | response));
                if (slot >= 0) {
                    slots[fold(id | response)] = (byte) slot;
                }
            }
        }
        return slots;
    }

    /** The low six bits, bit 8 and bit 31: no two commands that exist are the same by these. */
    private static int fold(int commandId) {
        return (commandId & 0x3F) | ((commandId >>> 2) & 0x40) | ((commandId >>> 24) & 0x80);
    }

    void count(int commandId, int octets) {
        add(SLOTS[fold(commandId)], 1);
        add(cells.length - 1, octets);
    }

    private void add(int cell, long more) {
        CELL.setOpaque(cells, cell, cells[cell] + more);
    }

    /** Adds what was counted here to a sum: a cell for each of {@link #COMMANDS}, then the octets. */
    void addTo(long[] sum) {
        for (int i = 0; i < cells.length; i++) {
            sum[i] += (long) CELL.getOpaque(cells, i);
        }
    }

    /** Returns how many PDUs there were of all commands together. */
    long pdus() {
        long sum = 0;
        for (int i = 0; i < cells.length - 1; i++) {
            sum += (long) CELL.getOpaque(cells, i);
        }
        return sum;
    }

    /** Returns how many octets these were. */
    long octets() {
        return (long) CELL.getOpaque(cells, cells.length - 1);
    }

    static int cellCount() {
        return COMMANDS.size() + 1;
    }
}
