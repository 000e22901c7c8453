package io.stonechat.smpp;

import io.stonechat.host.ConfigErrors;
import io.stonechat.host.ConfigNode;
import io.stonechat.host.Handlers;

/**
 * Looks for what a script may read from the configuration but the built-in policy cannot do, where it is the built-in
 * policy that decides.
 */
record PolicyCheck(Handlers handlers) {

    /** Records each step that nobody can take. */
    void check(SmppConfig config, ConfigNode at, ConfigErrors errors) {
        if (handlers.find(SmppHandlers.ON_PDU, Command.SUBMIT_SM.key) != null) {
            return;
        }
        config.routing()
                .ways()
                .flatMap(way -> way.foreign().stream())
                .distinct()
                .forEach(step -> errors.error(
                        at,
                        "the step \"" + step
                                + "\" of a chain needs a script with a submit_sm handler: without one there is"
                                + " only bind:<name> and queue"));
    }
}
