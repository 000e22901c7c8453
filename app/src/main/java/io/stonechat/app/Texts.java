package io.stonechat.app;

import io.stonechat.protocol.MessageRequest;
import io.stonechat.protocol.Text;

/** The text of a message, for a line of output. */
final class Texts {

    private Texts() {}

    /** The text in quotation marks on one line; nothing for a message without a body. */
    static String of(MessageRequest message) {
        return message.body().isEmpty() ? "" : quoted(Text.of(message));
    }

    /** A text in quotation marks, with control characters, which could take over a terminal, as spaces. */
    static String quoted(String text) {
        return '"' + text.replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
