package io.stonechat.smpp;

import io.stonechat.delivery.Acceptance;
import io.stonechat.delivery.OperationResult;
import io.stonechat.delivery.Requester;
import io.stonechat.delivery.RouteChoice;
import io.stonechat.delivery.Submission;
import io.stonechat.protocol.Address;
import io.stonechat.protocol.DataSm;
import io.stonechat.protocol.EncodedText;
import io.stonechat.protocol.LongMessage;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.SubmitSm;
import io.stonechat.protocol.Text;
import io.stonechat.protocol.Tlv;
import io.stonechat.protocol.TlvTag;
import io.stonechat.protocol.Tlvs;
import io.stonechat.session.Handover;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageSearch;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The namespace that scripts are given for what is stored; it works from the start of the gateway on. */
final class StoreNamespace implements Store {

    private static final String SCRIPT = "script";

    private final Supplier<Gateway> gateway;

    StoreNamespace(Supplier<Gateway> gateway) {
        this.gateway = gateway;
    }

    @Override
    public Optional<Message> get(String id) {
        MessageId wanted = parse(id);
        aboutToBlock();
        return gateway.get()
                .store()
                .find(wanted)
                .or(() -> gateway.get().store().parts(wanted).stream().findFirst())
                .map(Messages::of);
    }

    @Override
    public List<Message> find(StoreQuery query) {
        String after = query.after();
        MessageSearch search = new MessageSearch(
                query.account(),
                query.source(),
                query.destination(),
                query.upstreamId(),
                query.from(),
                query.until(),
                states(query.states()),
                after == null ? null : parse(after),
                query.limit());
        aboutToBlock();
        List<StoredMessage> found = gateway.get().store().search(search);
        return found.stream().map(Messages::of).toList();
    }

    @Override
    public String submit(String account, SubmitSm pdu, List<String> chain, Map<String, String> attributes) {
        return accept(account, pdu, chain, attributes);
    }

    @Override
    public String submit(String account, DataSm pdu, String... chain) {
        return accept(account, pdu, List.of(chain), Map.of());
    }

    @Override
    public String submitText(String account, Address source, Address destination, String text, String... chain) {
        SubmitSm.Builder pdu =
                SubmitSm.builder().source(source).destination(destination).registeredDelivery(1);
        EncodedText encoded = Text.best(text);
        if (LongMessage.split(text, 0).size() == 1) {
            pdu.dataCoding(encoded.dataCoding()).shortMessage(encoded.octets());
        } else {
            pdu.dataCoding(encoded.dataCoding())
                    .tlvs(Tlvs.NONE.with(new Tlv(TlvTag.MESSAGE_PAYLOAD, encoded.octets())));
        }
        return accept(account, pdu.build(), List.of(chain), Map.of());
    }

    @Override
    public boolean cancel(String id) {
        return await(gateway.get().delivery().operations().cancel(parse(id), SCRIPT)) == OperationResult.DONE;
    }

    @Override
    public boolean retry(String id) {
        return await(gateway.get().delivery().operations().retry(parse(id), SCRIPT)) == OperationResult.DONE;
    }

    private String accept(String account, MessageRequest pdu, List<String> chain, Map<String, String> attributes) {
        SmppConfig config = gateway.get().config();
        if (!chain.isEmpty()) {
            Chains.requireSendable(chain, bind -> config.bind(bind).isPresent());
        }
        Requester requester = new Requester(
                config.accountOf(account), account, Requester.of(account).interfaceVersion());
        Arrivals.Arrival arrival = gateway.get().arrivals().next();
        @Nullable RouteChoice route = chain.isEmpty() ? null : new RouteChoice(null, chain);
        Submission submission = new Submission(requester, pdu, arrival.at(), arrival.number(), route, null, attributes);
        return switch (await(gateway.get().delivery().accept(submission))) {
            case Acceptance.Accepted accepted -> accepted.id().toString();
            case Acceptance.Refused(var status, var reason) -> throw new SubmitRefusedException(status, reason);
        };
    }

    private static Set<StoredState> states(Set<String> names) {
        return names.stream().map(StoreNamespace::state).collect(Collectors.toSet());
    }

    private static StoredState state(String name) {
        return Arrays.stream(StoredState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no state \"" + name + "\" (expected: one of "
                        + Arrays.toString(StoredState.values()) + ")"));
    }

    private static MessageId parse(String id) {
        return MessageId.parse(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + id + "\" is no message id (expected: a decimal number)"));
    }

    private static void aboutToBlock() {
        Handover.aboutToBlock();
    }

    /** Waits in the script's thread: the session that it holds up reads on without it. */
    private static <T> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        if (!future.isDone()) {
            aboutToBlock();
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "the handler was stopped while it waited for the store: what it asked for may be done all the same");
        }
    }
}
