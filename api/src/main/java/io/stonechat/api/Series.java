package io.stonechat.api;

import java.util.List;

/**
 * The series that the gateway shows of its own accord, beside those of sessions ({@code stonechat_smpp_…}) and of the JVM.
 * Labels are names that the configuration gives, and words of ours or of SMPP: never a number, an address or an id.
 */
enum Series {
    BINDS("siphon_smpp_binds", Kind.GAUGE, "Sessions that are bound", "direction", "state"),
    PDUS(
            "siphon_smpp_pdus",
            Kind.COUNTER,
            "Requests received, by how they were answered",
            "direction",
            "command",
            "result"),
    THROTTLED("siphon_smpp_throttled", Kind.COUNTER, "Requests answered ESME_RTHROTTLED", "direction"),
    BIND_RECONNECTS("siphon_smpp_bind_reconnects", Kind.COUNTER, "Times a bind set out to bind again", "bind"),
    DISPATCH_ERRORS("siphon_smpp_dispatch_errors", Kind.COUNTER, "Handlers of scripts that failed", "command"),
    DISPATCH_TIME("siphon_smpp_dispatch_duration_seconds", Kind.HISTOGRAM, "Time to decide about a request", "command"),
    BIND_REQUESTS("siphon_smpp_bind_requests", Kind.COUNTER, "Requests to bind, by how they were answered", "result"),
    SCRIPT_EXECUTIONS("siphon_script_executions", Kind.COUNTER, "Calls of handlers in scripts"),
    SCRIPT_ERRORS("siphon_script_errors", Kind.COUNTER, "Calls of handlers that failed or missed their deadline"),
    POOL_SIZE("siphon_pyexec_pool_size", Kind.GAUGE, "Threads that run plain functions in Python"),
    POOL_MAX("siphon_pyexec_pool_max", Kind.GAUGE, "How many of these there may be"),
    POOL_RUNNING("siphon_pyexec_inflight", Kind.GAUGE, "Plain functions in Python that run"),
    POOL_WAITING("siphon_pyexec_queue_depth", Kind.GAUGE, "Plain functions in Python that wait for a thread"),
    POOL_COMPLETED("siphon_pyexec_jobs_completed", Kind.COUNTER, "Plain functions in Python that have ended"),
    POOL_REFUSED(
            "siphon_pyexec_jobs_shed",
            Kind.COUNTER,
            "Calls of plain functions in Python that were refused: too many were under way"),
    UPTIME("siphon_uptime_seconds", Kind.GAUGE, "Time since the gateway was started"),
    MEMORY_ALLOCATED(
            "siphon_memory_allocated_bytes",
            Kind.GAUGE,
            "What lies in the memory of the JVM, garbage that is not collected yet included"),
    MEMORY_MAPPED("siphon_memory_mapped_bytes", Kind.GAUGE, "The memory that the JVM has for that"),
    MEMORY_RESIDENT("siphon_memory_resident_bytes", Kind.GAUGE, "What the process has of the machine's memory"),

    VERSION("stonechat_version", Kind.GAUGE, "1; the version is in the label", "version"),
    READY("stonechat_ready", Kind.GAUGE, "1 while new traffic is welcome, as /readyz says"),
    DRAINING("stonechat_draining", Kind.GAUGE, "1 while the gateway is stopping"),
    CONFIG_REFUSED(
            "stonechat_config_refused",
            Kind.GAUGE,
            "1 while the configuration that was saved last has errors, and the one before it goes on"),
    CONFIG_RELOADS("stonechat_config_reloads", Kind.COUNTER, "Changed configurations, by what came of them", "result"),
    OPERATOR_ACTIONS("stonechat_operator_actions", Kind.COUNTER, "What operators did", "action"),

    RESPONSES(
            "stonechat_responses",
            Kind.COUNTER,
            "Requests received, by the status of the answer",
            "direction",
            "command",
            "status"),
    ACCEPTED("stonechat_messages_accepted", Kind.COUNTER, "Messages that are ours to bring to an end", "kind"),
    ENDED("stonechat_messages_ended", Kind.COUNTER, "Messages that reached their final state", "kind", "state"),
    OPEN("stonechat_messages_open", Kind.GAUGE, "Stored messages that are not final"),
    STORED("stonechat_messages_stored", Kind.GAUGE, "Stored messages, ended ones included"),
    IN_FLIGHT("stonechat_attempts_in_flight", Kind.GAUGE, "Attempts that are open"),
    SUBMIT_RESULTS(
            "stonechat_submit_results",
            Kind.COUNTER,
            "Attempts towards upstreams, by how they ended",
            "bind",
            "outcome",
            "status"),
    LATE_OUTCOMES(
            "stonechat_late_outcomes", Kind.COUNTER, "Attempts with an outcome after they had ended unknown", "bind"),
    RETRIES("stonechat_retries", Kind.COUNTER, "Attempts put off to a later time", "kind"),
    FAILOVERS("stonechat_failovers", Kind.COUNTER, "Messages that went on to the next bind of their chain", "bind"),
    PARKED("stonechat_parked", Kind.COUNTER, "Messages put back because there was no room for them", "kind"),
    DELIVERIES("stonechat_deliveries", Kind.COUNTER, "Attempts towards ESMEs, by how they ended", "kind", "outcome"),
    EXPIRED("stonechat_expired", Kind.COUNTER, "Messages and deliveries whose validity ended", "kind"),
    CHANGED_BY_ESME(
            "stonechat_changed_by_esme", Kind.COUNTER, "Messages that ESMEs cancelled, replaced or sent again", "what"),
    SCRIPT_ACCEPTED(
            "stonechat_script_accepted", Kind.COUNTER, "Submits that a script answered by itself: nothing is kept"),
    DEAD_LETTERS("stonechat_dead_letters", Kind.COUNTER, "What was set aside", "reason"),
    CLOCK_DOUBTFUL("stonechat_clock_doubtful", Kind.GAUGE, "1 while the wall clock is in doubt and nothing expires"),

    RECEIPTS("stonechat_receipts", Kind.COUNTER, "Receipts of upstreams that found their message", "bind", "state"),
    RECEIPT_TIME(
            "stonechat_receipt_delay_seconds",
            Kind.HISTOGRAM,
            "Time from taking a message to its first receipt",
            "bind"),
    RECEIPT_TROUBLE(
            "stonechat_receipts_odd",
            Kind.COUNTER,
            "Receipts that are held, unmatched, ambiguous, told again, or came after the end",
            "bind",
            "what"),

    BIND_UP("stonechat_bind_up", Kind.GAUGE, "1 while a session of the bind is bound", "bind"),
    BIND_STATE("stonechat_bind_state", Kind.GAUGE, "1 for the state that the bind is in", "bind", "state"),
    BIND_PARKED("stonechat_bind_parked", Kind.GAUGE, "1 while nothing goes through the bind", "bind"),
    BIND_WINDOW_USED("stonechat_bind_window_used", Kind.GAUGE, "Requests on the bind that are unanswered", "bind"),
    BIND_WINDOW("stonechat_bind_window", Kind.GAUGE, "Requests on the bind that may be unanswered", "bind"),
    BIND_CONNECTIONS("stonechat_bind_connections", Kind.GAUGE, "Connections of the bind, by phase", "bind", "phase"),
    ESME_SESSIONS("stonechat_esme_sessions", Kind.GAUGE, "Sessions of ESMEs", "system_id", "bind_type"),

    QUEUE_MESSAGES("stonechat_queue_messages", Kind.GAUGE, "Messages in the queue, due or not", "queue"),
    QUEUE_OLDEST_DUE(
            "stonechat_queue_oldest_due_seconds",
            Kind.GAUGE,
            "How long the oldest message that is due has been due",
            "queue"),
    QUEUE_ABSENT(
            "stonechat_queue_absent", Kind.GAUGE, "1 while no ESME is bound that could take what is in it", "queue"),
    OLDEST_DUE(
            "stonechat_oldest_due_seconds",
            Kind.GAUGE,
            "The same over all queues, but for deliveries to ESMEs that are away"),
    OLDEST_ABSENT(
            "stonechat_oldest_absent_seconds",
            Kind.GAUGE,
            "How long the oldest delivery to an ESME that is away has been due"),

    STORE_WRITABLE("stonechat_store_writable", Kind.GAUGE, "1 while the store can be written"),
    STORE_REFUSES(
            "stonechat_store_refuses", Kind.GAUGE, "1 while the store refuses what is for this purpose", "purpose"),
    STORE_STOPS("stonechat_store_stops", Kind.COUNTER, "Times delivery stopped because the store took nothing"),
    STORE_COMMITS("stonechat_store_commits", Kind.COUNTER, "Batches stored"),
    STORE_GROUPS("stonechat_store_groups", Kind.COUNTER, "Writes they were stored with"),
    STORE_LOG_BYTES("stonechat_store_log_bytes", Kind.COUNTER, "Octets these wrote"),
    STORE_COMMIT_TIME(
            "stonechat_store_commit_seconds", Kind.HISTOGRAM, "How long storing took, of one batch in sixteen"),
    STORE_SYNC_TIME("stonechat_store_sync_seconds", Kind.HISTOGRAM, "Waits for the disk"),
    STORE_CHECKPOINT_TIME(
            "stonechat_store_checkpoint_seconds", Kind.HISTOGRAM, "Moves of changed messages out of memory"),
    STORE_CHANGED("stonechat_store_changed_messages", Kind.GAUGE, "Messages in memory because they changed lately"),

    RECORDS_WRITTEN("stonechat_records_written", Kind.COUNTER, "Records of messages that are on disk"),
    RECORDS_REPEATED(
            "stonechat_records_repeated", Kind.COUNTER, "Records told again that were on disk, and are there once"),
    RECORDS_REFUSED("stonechat_records_refused", Kind.COUNTER, "Times a record was not taken, to be told again"),
    RECORDS_WAITING("stonechat_records_waiting", Kind.GAUGE, "Records on their way to the disk"),
    RECORDS_WRITABLE("stonechat_records_writable", Kind.GAUGE, "1 while records can be written");

    /** What kind of series it is. */
    enum Kind {
        GAUGE,
        COUNTER,
        HISTOGRAM
    }

    /** Its name; a counter is shown with {@code _total} behind it. */
    final String base;

    final Kind kind;
    final String help;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    final List<String> labels;

    Series(String base, Kind kind, String help, String... labels) {
        this.base = base;
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name that it is asked for by. */
    String shown() {
        return kind == Kind.COUNTER ? base + "_total" : base;
    }
}
