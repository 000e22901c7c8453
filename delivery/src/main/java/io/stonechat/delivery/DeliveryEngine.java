package io.stonechat.delivery;

import io.stonechat.protocol.CancelSm;
import io.stonechat.protocol.CancelSmResp;
import io.stonechat.protocol.CommandStatus;
import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Octets;
import io.stonechat.protocol.QuerySm;
import io.stonechat.protocol.QuerySmResp;
import io.stonechat.protocol.ReplaceSm;
import io.stonechat.protocol.ReplaceSmResp;
import io.stonechat.store.Change;
import io.stonechat.store.DeliveryMode;
import io.stonechat.store.MessageId;
import io.stonechat.store.MessageIds;
import io.stonechat.store.Place;
import io.stonechat.store.StoredMessage;
import io.stonechat.store.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Delivery, wired: the doors that messages come in by, the lanes they leave by, and the journal between. */
final class DeliveryEngine implements Delivery {

    private static final String BIND = Place.bindQueue("");

    private final DeliveryContext outside;
    private final TrustedClock clock;
    private final Gate gate = new Gate();
    private final Tally tally = new Tally();
    private final Lanes lanes;
    private final Sweeper sweeper;
    private final Relays relays;
    private final Intake intake;
    private final ReceiptDesk receipts;
    private final Handsets handsets;
    private final Acknowledgements acknowledgements;
    private final Inquiries inquiries;
    private final Interest interest;
    private final HookDesks desks;
    private final MoDesk door;
    private final Recovery recovery;
    private final Operations operations;
    private volatile Rulebook rules;

    private DeliveryEngine(DeliverySettings settings, DeliveryContext around) {
        DeliveryTime time = around.time();
        this.clock = new TrustedClock(
                time.clock(), time.nanos(), MessageIds.timeOf(around.store().highWaterMark()), this::clockChanged);
        this.outside = around.with(time.by(clock));
        Outlets outlets = new Outlets(outside.hooks(), outside.sinks());
        this.interest = Interest.of(outside.hooks(), outlets);
        this.rules = Rulebook.of(settings, outside.ids(), outside.esmes(), interest, outside.store());
        Journal journal = new Journal(outside.store(), this::tell, this::stored);
        StoreWatch watch = new StoreWatch(outside.store(), this::storeChanged);
        LaneContext context = new LaneContext(
                outside.store(),
                journal,
                () -> rules,
                gate,
                watch,
                this::usable,
                this::isTrusted,
                outside.time(),
                outside.node());
        this.lanes = new Lanes(outside, context);
        this.receipts = new ReceiptDesk(outside, context, lanes);
        Mailboxes mailboxes = new Mailboxes(outside.store(), outside.ids(), outside.esmes(), () -> rules);
        Owners owners = new Owners(outside.hooks(), outside.routes());
        this.handsets = new Handsets(outside, context, mailboxes, owners);
        this.acknowledgements = new Acknowledgements(outside);
        this.sweeper = new Sweeper(context, clock::follow, receipts::due, handsets::segmentDue);
        this.relays = new Relays(outside.time(), sweeper::endRelay);
        this.intake = new Intake(outside, context, relays, this::tell);
        this.inquiries = new Inquiries(outside, context);
        this.desks = new HookDesks(outside, context, receipts.clerk(), outlets);
        this.door = new MoDesk(owners, outside.routes(), handsets);
        this.recovery = new Recovery(outside, context, this::wake);
        SecondLives lives = new SecondLives(outside.ids(), mailboxes, this::routeAgain);
        this.operations = new OperatorDesk(
                outside.store(), journal, () -> rules, context::moment, new OperatorDesk.Again(lives, owners));
    }

    static Delivery start(DeliverySettings settings, DeliveryContext outside) {
        DeliveryEngine engine = new DeliveryEngine(settings, outside);
        engine.recovery.run();
        engine.handsets.recover();
        engine.sweeper.start();
        return engine;
    }

    @Override
    public CompletionStage<Acceptance> accept(Submission submission) {
        return intake.accept(submission);
    }

    @Override
    public CompletionStage<Acceptance> relay(Submission submission, Duration deadline) {
        return intake.relay(submission, deadline);
    }

    @Override
    public CompletionStage<CommandStatus> receipt(String bind, MessageRequest pdu) {
        return receipts.take(bind, pdu);
    }

    @Override
    public ReceiptStanding standing(String bind, MessageRequest pdu) {
        return receipts.standing(bind, pdu);
    }

    @Override
    public CompletionStage<CommandStatus> mobileOriginated(String bind, Optional<String> account, MessageRequest pdu) {
        return handsets.take(bind, account.stream().toList(), pdu);
    }

    @Override
    public CompletionStage<CommandStatus> fromHandset(String bind, Optional<String> ruled, MessageRequest pdu) {
        return acknowledgements
                .find(bind, pdu)
                .map(found -> handsets.take(bind, List.of(found.account()), found.pdu()))
                .orElseGet(() -> door.take(bind, ruled, pdu));
    }

    @Override
    public CompletionStage<CommandStatus> setAside(String bind, MessageRequest pdu) {
        return handsets.setAside(bind, pdu);
    }

    @Override
    public CompletionStage<CommandStatus> setAside(String bind, Octets frame, String reason) {
        return handsets.setAside(bind, frame, reason);
    }

    @Override
    public void hooksReady() {
        desks.wakeAll();
        handsets.ownersReady();
    }

    @Override
    public void scriptAccepted(Requester requester, CommandStatus status) {
        Moment moment = moment();
        var id = outside.ids().next();
        tell(new MessageEvent.ScriptAccepted(
                new EventHead(
                        new EventId(id, 0, 0),
                        moment.now(),
                        moment.nanos(),
                        moment.node(),
                        requester.account(),
                        id,
                        1,
                        0,
                        Reason.SCRIPT),
                status));
    }

    @Override
    public void configReloaded(boolean refused, List<String> lines) {
        EventHead head = EventHead.ofGateway(outside.ids().next(), moment(), Reason.CONFIG);
        tell(new MessageEvent.ConfigReloaded(head, refused, lines));
    }

    @Override
    public CompletionStage<QuerySmResp> query(Requester requester, QuerySm request) {
        return inquiries.query(requester, request);
    }

    @Override
    public CompletionStage<CancelSmResp> cancel(Requester requester, CancelSm request) {
        return inquiries.cancel(requester, request);
    }

    @Override
    public CompletionStage<ReplaceSmResp> replace(Requester requester, ReplaceSm request) {
        return inquiries.replace(requester, request);
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public void accountReady(String account) {
        lanes.account(account).ready();
    }

    @Override
    public void bindReady(String bind) {
        lanes.bind(bind).ready();
    }

    @Override
    public void apply(DeliverySettings settings) {
        rules = Rulebook.of(settings, outside.ids(), outside.esmes(), interest, outside.store());
    }

    @Override
    public DeliveryCounters counters() {
        return tally.counters(gate.inside());
    }

    @Override
    public Optional<Standstill> standstill(String bind) {
        return lanes.standstill(bind);
    }

    @Override
    public long queued(String bind) {
        return outside.store().count(Place.bindQueue(bind));
    }

    @Override
    public long waiting(String account) {
        return outside.store().count(Place.accountQueue(account));
    }

    @Override
    public CompletionStage<Integer> drain(Duration deadline) {
        CompletableFuture<Integer> empty = gate.shut().copy();
        lanes.wakeAll();
        var timer = outside.time()
                .timer()
                .schedule(() -> empty.complete(gate.inside()), deadline.toMillis(), TimeUnit.MILLISECONDS);
        return empty.whenComplete((_, _) -> timer.cancel(false));
    }

    @Override
    public CompletionStage<?> giveUp() {
        relays.giveUp();
        return gate.shut().copy();
    }

    @Override
    public void close() {
        gate.lock();
        sweeper.stop();
    }

    /** As if it had just been submitted; without a rule that knows one, the way it took before. */
    private RouteChoice routeAgain(StoredMessage message) {
        return outside.hooks().asks(HookKind.ROUTE)
                ? Turns.TO_BE_ASKED
                : outside.routes()
                        .route(message)
                        .filter(choice -> Chain.of(choice.chain()).problem().isEmpty())
                        .orElseGet(() -> SecondLives.sameRoute(message));
    }

    @Override
    public boolean takes(String bind) {
        return usable(bind);
    }

    private boolean usable(String bind) {
        return lanes.bind(bind).usable();
    }

    @Override
    public void confirmClock() {
        clock.confirm();
    }

    private boolean isTrusted() {
        return !clock.isDoubtful();
    }

    private void clockChanged(boolean doubtful, Instant expected, Instant told) {
        Moment moment = new Moment(expected, outside.time().nanos().getAsLong(), outside.node());
        tell(new MessageEvent.ClockJump(
                EventHead.ofGateway(outside.ids().next(), moment, Reason.CLOCK), doubtful, expected, told));
    }

    /** On an ordered route others may wait for this one, on any bind of its chain. */
    private void nextInOrder(StoredMessage message) {
        if (message.route().ordered() && message.state() != StoredState.ATTEMPTING) {
            message.route().chain().stream()
                    .filter(step -> step.startsWith(BIND))
                    .forEach(lanes::wake);
        }
    }

    private void storeChanged(boolean writable, String reason) {
        MessageId id = outside.ids().next();
        tell(new MessageEvent.StoreStateChanged(EventHead.ofGateway(id, moment(), Reason.STORE), writable, reason));
    }

    private Moment moment() {
        return Moment.of(outside.time().clock(), outside.node());
    }

    private void tell(MessageEvent event) {
        tally.accept(event);
        outside.events().accept(event);
    }

    /** Whatever was stored may be what somebody waits for. */
    private void stored(Decision decision) {
        StoredMessage message = decision.next();
        relays.stored(message);
        nextInOrder(message);
        Place place = message.progress().place();
        if (place != null) {
            wake(place.queue());
            if (place.queue().equals(Place.RELAY) && message.route().mode() == DeliveryMode.RELAY) {
                relay(message);
            }
        }
        for (Change change : decision.also()) {
            follow(change);
        }
    }

    private void wake(String queue) {
        lanes.wake(queue);
        desks.wake(queue);
    }

    private void relay(StoredMessage message) {
        if (message.state() == StoredState.QUEUED || message.state() == StoredState.SCHEDULED) {
            lanes.urgent(Chain.of(message.route()).bind(message.route().position()), message.id());
        }
    }

    private void follow(Change change) {
        switch (change) {
            case Change.Put(var made) -> {
                Place place = made.progress().place();
                if (place != null) {
                    wake(place.queue());
                }
            }
            case Change.Correlate(var correlation) -> receipts.correlated(correlation);
            case Change.Replace(var changed) -> {
                Place place = changed.progress().place();
                if (place != null) {
                    wake(place.queue());
                }
            }
            case Change.Uncorrelate _, Change.Remove _ -> {}
        }
    }
}
