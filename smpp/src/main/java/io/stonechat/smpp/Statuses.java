package io.stonechat.smpp;

import io.stonechat.protocol.CommandStatus;

/** Reads a command_status that a script gives by name. */
final class Statuses {
    private Statuses() {}

    static CommandStatus named(String name) {
        return CommandStatus.byName(name)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "unknown SMPP status: \"" + name
                                        + "\" (expected a name of SMPP 3.4 §5.1.3 such as ESME_RTHROTTLED, or a number such as 0x401)"));
    }
}
