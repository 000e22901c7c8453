package io.stonechat.delivery;

/** What came of an {@link Operations operation}. */
public enum OperationResult {

    /** It is done, and durable. */
    DONE("done"),

    /** No message has this id. */
    NO_SUCH_MESSAGE("there is no such message"),

    /** It reached its final state before; that never changes. */
    ENDED("it has ended, and a final state never changes"),

    /** An attempt is open, ended unknown, or was accepted: what becomes of it is not ours to decide. */
    OUT("it was sent, or may have been"),

    /** It waits for the time that its sender asked for. */
    SCHEDULED("it waits for the time that its sender asked for"),

    /** It was sent anew before, as another message. */
    RETRIED("it was sent anew before, as the message that its attribute retried_as names"),

    /** It is a message from a handset, and neither a rule nor a script names an account for it. */
    NO_OWNER("neither a rule nor a script says whose it is"),

    /** The mailbox that it would go to holds as much as it may. */
    MAILBOX_FULL("the mailbox of its account is full"),

    /** There is nothing to send: it could not be read when it came, or its text is not kept any more. */
    UNREADABLE("it could not be read when it came, or its text is not kept any more");

    private final String sentence;

    OperationResult(String sentence) {
        this.sentence = sentence;
    }

    /** The result in words, to follow a colon. */
    public String sentence() {
        return sentence;
    }
}
