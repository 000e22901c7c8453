package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;
import java.util.List;

/** What an {@link OnMo} handler decides about a message from a handset. */
public sealed interface MoReply {

    /**
     * It goes to the ESMEs of each of these accounts.
     *
     * @param accounts at least one, each an account or the system_id of one of its ESMEs
     */
    record DeliverTo(List<String> accounts) implements MoReply {
        /** Takes a copy of the list, and refuses an empty one. */
        public DeliverTo {
            accounts = List.copyOf(accounts);
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("MoReply.deliverTo() needs at least one account");
            }
        }
    }

    /**
     * The upstream is answered this, and nothing is kept.
     *
     * @param status a status that says no
     */
    record Reject(CommandStatus status) implements MoReply {
        /** Refuses a status that says yes. */
        public Reject {
            if (status.isOk()) {
                throw new IllegalArgumentException(
                        "MoReply.reject(ESME_ROK): a refusal needs a status that says no, such as ESME_RX_P_APPN");
            }
        }
    }

    /** It goes where the rules of the configuration send it. */
    record ByRules() implements MoReply {}

    /**
     * The message waits in the mailbox of each account until one of its ESMEs takes it.
     *
     * @param accounts at least one, each an account or the system_id of one of its ESMEs
     * @return the decision
     * @throws IllegalArgumentException if there is none
     */
    static MoReply deliverTo(String... accounts) {
        return new DeliverTo(List.of(accounts));
    }

    /**
     * Refuses the message.
     *
     * @param status what the upstream is told, never {@code ESME_ROK}
     * @return the decision
     */
    static MoReply reject(CommandStatus status) {
        return new Reject(status);
    }

    /**
     * Leaves it to {@code routing.mo}.
     *
     * @return the decision
     */
    static MoReply byRules() {
        return new ByRules();
    }
}
