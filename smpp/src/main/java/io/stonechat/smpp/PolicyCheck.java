package io.stonechat.smpp;

import io.stonechat.host.ConfigException;
import io.stonechat.host.Diagnostic;
import io.stonechat.host.Handlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for what a script may read from the configuration but the built-in policy cannot do, where it is the built-in
 * policy that decides.
 */
record PolicyCheck(Handlers handlers) {

    /**
     * Checks.
     *
     * @throws ConfigException naming each step that nobody can take
     */
    void check(SmppConfig config) {
        if (handlers.find(SmppHandlers.ON_PDU, Command.SUBMIT_SM.key) != null) {
            return;
        }
        List<Diagnostic> problems = new ArrayList<>();
        Routing routing = config.routing();
        Stream.concat(routing.defaultChain().stream(), routing.rules().stream().flatMap(rule -> rule.chain().stream()))
                .filter(step -> !Chains.isSendable(step))
                .distinct()
                .forEach(step -> problems.add(Diagnostic.ofFile(
                        Path.of("extensions.smpp"),
                        "the step \"" + step
                                + "\" of a chain needs a script with a submit_sm handler: without one there is"
                                + " only bind:<name> and queue")));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
