package io.stonechat.app;

/** Somebody else's ESME in front of a script, whichever library it is made with. */
interface SnippetEsme extends AutoCloseable {

    /**
     * What a request was answered.
     *
     * @param status its command_status
     * @param messageId the id, empty if there is none
     */
    record Answer(int status, String messageId) {}

    /** Submits a text that asks for a receipt. */
    Answer submit(String to, String text) throws Exception;

    /** Takes a message back; the status of the answer. */
    int cancel(String messageId) throws Exception;

    /** The text of the next deliver_sm. */
    String nextText() throws Exception;

    /** The number that the next alert_notification says can be reached again. */
    String nextAlert() throws Exception;

    /** Unbinds. */
    @Override
    void close();
}
