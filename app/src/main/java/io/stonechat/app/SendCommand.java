package io.stonechat.app;

import io.stonechat.protocol.MessageState;
import io.stonechat.protocol.Receipt;
import io.stonechat.session.Accepted;
import io.stonechat.session.Outcome;
import io.stonechat.session.SmppSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stonechat send}: a text through a message centre. */
@Command(
        name = "send",
        description =
                "Sends a text through any message centre: encodes and splits it, prints what became of each segment.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit status 1 if a segment was not accepted, or, with --wait-receipt, not delivered.",
            "",
            "Examples:",
            "  stonechat send --to 491700000000 --text 'Hello' --wait-receipt",
            "  stonechat send --to 491700000000,491700000001 --text 'Grüße 🐦' --from Stonechat",
            "  stonechat send --to 491700000000 --hex 0605040b8423f0 --data-coding 4 --json",
            "  stonechat send --host smsc.example.com --system-id acme --password secret --to 491700000000 --text Hi"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything runs
final class SendCommand implements Callable<Integer> {

    @Mixin
    private MessageOptions message;

    @Mixin
    private LinkOptions link;

    @Option(
            names = "--wait-receipt",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = "30",
            description = "Wait for the receipts, so long at most; ${FALLBACK-VALUE} s if no number is given.")
    private @Nullable Integer waitReceipt;

    @Option(names = "--json", description = "Print one JSON object a segment.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final ReceiptBoard receipts = new ReceiptBoard();

    @Override
    public Integer call() {
        List<Outgoing> messages = message.messages(waitReceipt != null);
        if (waitReceipt != null && !link.bindType().receives()) {
            throw new Failure("A transmitter gets no receipts: leave --bind-type or --wait-receipt out.");
        }
        SmppSession session =
                link.bind(new Inbox(incoming -> Receipt.of(incoming).ifPresent(receipts::arrived)));
        SendReport report = new SendReport(spec.commandLine(), json, messages.size());
        try {
            List<Sent> sent = sendAll(messages, session, report);
            if (waitReceipt != null) {
                awaitReceipts(sent, waitReceipt);
            }
            report.end(sent, waitReceipt != null);
            return sent.stream().allMatch(this::isGood) ? 0 : 1;
        } finally {
            session.unbind();
            session.closed().completeOnTimeout("", 5, TimeUnit.SECONDS).join();
        }
    }

    private List<Sent> sendAll(List<Outgoing> messages, SmppSession session, SendReport report) {
        List<Sent> all = new ArrayList<>(messages.size());
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>(messages.size());
        for (Outgoing next : messages) {
            Sent sent = new Sent(next, session);
            all.add(sent);
            sent.onReceipt(() -> report.receipted(sent));
            outcomes.add(sent.outcome().whenComplete((outcome, _) -> {
                report.answered(sent);
                if (outcome instanceof Accepted accepted) {
                    receipts.expect(sent, accepted);
                }
            }));
        }
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).join();
        return all;
    }

    private static void awaitReceipts(List<Sent> sent, int seconds) {
        CompletableFuture<?>[] expected =
                sent.stream().filter(Sent::isAccepted).map(Sent::told).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(expected)
                .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
                .join();
    }

    private boolean isGood(Sent sent) {
        return sent.isAccepted()
                && (waitReceipt == null || isDelivered(sent.receipt().getNow(null)));
    }

    private static boolean isDelivered(@Nullable Receipt receipt) {
        return receipt != null
                && (receipt.state() == MessageState.DELIVERED || receipt.state() == MessageState.ACCEPTED);
    }
}
