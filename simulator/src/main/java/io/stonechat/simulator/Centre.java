package io.stonechat.simulator;

import static io.stonechat.protocol.CommandStatus.ESME_RBINDFAIL;
import static io.stonechat.protocol.CommandStatus.ESME_RINVPASWD;
import static io.stonechat.protocol.CommandStatus.ESME_RINVSYSID;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.DeliverSm;
import io.stonechat.session.BindContext;
import io.stonechat.session.BindDecision;
import io.stonechat.session.RequestHandler;
import io.stonechat.session.ServerHandler;
import io.stonechat.session.SmppSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Decides who may bind, and brings sessions and what waits for them together. */
final class Centre implements ServerHandler {

    private static final String SYSTEM_ID = "simulator";
    private static final int MOST_ESMES = 10_000;

    private final Stage stage;
    private final Spool spool = new Spool();
    private final Desk desk;
    private final Submits submits;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    Centre(Stage stage) {
        this.stage = stage;
        this.desk = new Desk(stage);
        this.submits = new Submits(stage, spool, desk);
    }

    @Override
    public BindDecision authorise(BindRequest bind, BindContext context) {
        List<Account> accounts = stage.scenario().accounts();
        Optional<Account> account = accounts.stream()
                .filter(known -> known.systemId().equals(bind.systemId()))
                .findFirst();
        if (accounts.isEmpty()) {
            return seen.size() < MOST_ESMES || seen.contains(bind.systemId())
                    ? BindDecision.accept(SYSTEM_ID)
                    : BindDecision.reject(ESME_RBINDFAIL, "more than " + MOST_ESMES + " different system_ids");
        }
        if (account.isEmpty()) {
            return BindDecision.reject(ESME_RINVSYSID, "the scenario has no account with this system_id");
        }
        return account.get().password().equals(bind.password())
                ? BindDecision.accept(SYSTEM_ID)
                : BindDecision.reject(ESME_RINVPASWD, "the password is not that of the account");
    }

    @Override
    public RequestHandler handler(SmppSession session) {
        return new CentreSession(stage, submits, spool, desk);
    }

    @Override
    public void bound(SmppSession session) {
        seen.add(session.systemId());
        desk.outbox(session.systemId()).joined(session);
    }

    @Override
    public void closed(SmppSession session, String reason) {
        desk.outbox(session.systemId()).left(session);
    }

    /** Sends a message of a handset to the ESME that can take it. */
    void mobileOriginated(DeliverSm message) {
        String systemId = receivingEsme();
        desk.outbox(systemId)
                .add(new Outbox.Item(
                        message,
                        outcome -> stage.events()
                                .accept(new SimulatorEvent.MobileOriginated(
                                        systemId, message.source(), message.destination(), outcome))));
    }

    private String receivingEsme() {
        List<String> known = stage.scenario().accounts().isEmpty()
                ? List.copyOf(seen)
                : stage.scenario().accounts().stream().map(Account::systemId).toList();
        return known.stream()
                .filter(systemId -> desk.outbox(systemId).hasReceiver())
                .findFirst()
                .orElseGet(() -> known.isEmpty() ? "" : known.getFirst());
    }
}
