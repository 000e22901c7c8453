package io.stonechat.app;

import io.stonechat.protocol.MessageIdForm;
import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings receipts and the segments they are about together, whichever comes first. Centres write the id in a receipt in other
 * ways than in the response: other case, other zeros, hexadecimal for decimal or the other way round.
 */
final class ReceiptBoard {

    private static final int LIMIT = 10_000;

    private final List<Sent> waiting = new ArrayList<>();
    private final Deque<Receipt> unmatched = new ArrayDeque<>();

    /** An accepted segment waits for its receipt. */
    synchronized void expect(Sent sent, Accepted accepted) {
        Iterator<Receipt> early = unmatched.iterator();
        while (early.hasNext()) {
            Receipt receipt = early.next();
            if (isAbout(receipt, accepted.messageId())) {
                early.remove();
                sent.receipted(receipt);
                return;
            }
        }
        waiting.add(sent);
    }

    /** A receipt came; one that tells no end is not waited for. */
    synchronized void arrived(Receipt receipt) {
        if (receipt.state() == MessageState.ENROUTE || receipt.state() == MessageState.SCHEDULED) {
            return;
        }
        Optional<Sent> about = waiting.stream()
                .filter(sent -> sent.outcome().getNow(null) instanceof Accepted(var id) && isAbout(receipt, id))
                .findFirst();
        if (about.isPresent()) {
            waiting.remove(about.get());
            about.get().receipted(receipt);
        } else {
            if (unmatched.size() == LIMIT) {
                unmatched.removeFirst();
            }
            unmatched.addLast(receipt);
        }
    }

    private static boolean isAbout(Receipt receipt, String messageId) {
        return Stream.of(receipt.id(), receipt.tlvId()).anyMatch(id -> id != null && same(id, messageId));
    }

    static boolean same(String receiptId, String messageId) {
        return receiptId.equalsIgnoreCase(messageId)
                || Stream.of(MessageIdForm.HEX, MessageIdForm.DECIMAL)
                        .anyMatch(form -> Stream.of(MessageIdForm.HEX, MessageIdForm.DECIMAL)
                                .anyMatch(other -> form.normalise(receiptId).equals(other.normalise(messageId))));
    }
}
