package io.stonechat.session;

import io.stonechat.protocol.CommandStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part that the builders of {@link ServerConfig} and {@link ClientConfig} have in common: one setter for each component of
 * {@link LinkConfig}, which says what it means.
 *
 * @param <B> the builder itself
 */
public abstract sealed class LinkConfigBuilder<B extends LinkConfigBuilder<B>>
        permits ServerConfig.Builder, ClientConfig.Builder, LinkConfigDefaults {
    private static final Set<CommandStatus> NO_ROOM =
            Set.of(CommandStatus.ESME_RTHROTTLED, CommandStatus.ESME_RMSGQFUL);

    private int window = 100;
    private int receiveWindow = 100;
    private Duration windowWait = Duration.ofSeconds(30);
    private Duration sessionInitTimer = Duration.ofSeconds(5);
    private Duration enquireLinkTimer = Duration.ofSeconds(30);
    private Duration inactivityTimer = Duration.ofMinutes(5);
    private Duration responseTimer = Duration.ofSeconds(30);
    private Duration lateResponseGrace = Duration.ofSeconds(60);
    private Duration unbindWait = Duration.ofSeconds(5);
    private int maxPduBytes = 65_536;
    private int interfaceVersion = 0x34;
    private boolean obeysThrottling = true;
    private Predicate<CommandStatus> saysSlower = NO_ROOM::contains;
    private @Nullable SessionMetrics metrics;
    private InstantSource clock = SteadyClock.INSTANCE;
    private ScheduledExecutorService timer = SharedTimer.instance();
    private Consumer<SessionEvent> events = _ -> {};
    private Supplier<SequenceNumbers> sequenceNumbers = () -> SequenceNumbers.from(1);
    private @Nullable SessionListener listener;

    LinkConfigBuilder() {}

    abstract B self();

    LinkConfig link() {
        return new LinkConfig(
                window,
                receiveWindow,
                windowWait,
                sessionInitTimer,
                enquireLinkTimer,
                inactivityTimer,
                responseTimer,
                lateResponseGrace,
                unbindWait,
                maxPduBytes,
                interfaceVersion,
                obeysThrottling,
                saysSlower,
                clock,
                timer,
                events,
                sequenceNumbers,
                listener,
                metrics);
    }

    /** Sets both windows. */
    public B window(int requests) {
        this.window = requests;
        this.receiveWindow = requests;
        return self();
    }

    /** Sets {@link LinkConfig#receiveWindow()} apart from the window of our own requests; call it after {@link #window}. */
    public B receiveWindow(int requests) {
        this.receiveWindow = requests;
        return self();
    }

    /** Sets {@link LinkConfig#windowWait()}. */
    public B windowWait(Duration wait) {
        this.windowWait = wait;
        return self();
    }

    /** Sets {@link LinkConfig#sessionInitTimer()}. */
    public B sessionInitTimer(Duration duration) {
        this.sessionInitTimer = duration;
        return self();
    }

    /** Sets {@link LinkConfig#enquireLinkTimer()}. */
    public B enquireLinkTimer(Duration duration) {
        this.enquireLinkTimer = duration;
        return self();
    }

    /** Sets {@link LinkConfig#inactivityTimer()}. */
    public B inactivityTimer(Duration duration) {
        this.inactivityTimer = duration;
        return self();
    }

    /** Sets {@link LinkConfig#responseTimer()}. */
    public B responseTimer(Duration duration) {
        this.responseTimer = duration;
        return self();
    }

    /** Sets {@link LinkConfig#lateResponseGrace()}. */
    public B lateResponseGrace(Duration duration) {
        this.lateResponseGrace = duration;
        return self();
    }

    /** Sets {@link LinkConfig#unbindWait()}. */
    public B unbindWait(Duration wait) {
        this.unbindWait = wait;
        return self();
    }

    /** Sets {@link LinkConfig#maxPduBytes()}. */
    public B maxPduBytes(int octets) {
        this.maxPduBytes = octets;
        return self();
    }

    /** Sets {@link LinkConfig#interfaceVersion()}. */
    public B interfaceVersion(int version) {
        this.interfaceVersion = version;
        return self();
    }

    /** Sets {@link LinkConfig#metrics()}. */
    public B metrics(@Nullable SessionMetrics counting) {
        this.metrics = counting;
        return self();
    }

    /** Sets {@link LinkConfig#obeysThrottling()}. */
    public B obeysThrottling(boolean obeys) {
        this.obeysThrottling = obeys;
        return self();
    }

    /** Sets {@link LinkConfig#saysSlower()}, ESME_RTHROTTLED and ESME_RMSGQFUL unless told otherwise. */
    public B saysSlower(Predicate<CommandStatus> statuses) {
        this.saysSlower = statuses;
        return self();
    }

    /** Sets {@link LinkConfig#clock()}. */
    public B clock(InstantSource source) {
        this.clock = source;
        return self();
    }

    /** Sets {@link LinkConfig#timer()}. */
    public B timer(ScheduledExecutorService executor) {
        this.timer = executor;
        return self();
    }

    /** Sets {@link LinkConfig#sequenceNumbers()}. */
    public B sequenceNumbers(Supplier<SequenceNumbers> forEachLink) {
        this.sequenceNumbers = forEachLink;
        return self();
    }

    /** Sets {@link LinkConfig#listener()}. */
    public B listener(@Nullable SessionListener observer) {
        this.listener = observer;
        return self();
    }

    /** Sets {@link LinkConfig#events()}. */
    public B events(Consumer<SessionEvent> consumer) {
        this.events = consumer;
        return self();
    }
}
