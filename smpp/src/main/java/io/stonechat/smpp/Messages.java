package io.stonechat.smpp;

import io.stonechat.store.Attempt;
import io.stonechat.store.StoredMessage;

/** Shows stored messages to scripts. */
final class Messages {

    private Messages() {}

    static Message of(StoredMessage message) {
        return new Message(
                message.id().toString(),
                message.toldId().toString(),
                message.kind().name(),
                message.origin().account(),
                message.origin().systemId(),
                message.pdu(),
                message.destination(),
                message.state().name(),
                message.route().rule(),
                message.route().chain(),
                message.route().retries(),
                message.progress().attempts().stream().map(Messages::of).toList(),
                message.attributes(),
                message.times().accepted(),
                message.times().due(),
                message.times().validUntil(),
                message.progress().ended(),
                message.progress().error());
    }

    private static MessageAttempt of(Attempt attempt) {
        return new MessageAttempt(
                attempt.number(),
                attempt.target(),
                attempt.started(),
                attempt.result().name(),
                attempt.status(),
                attempt.upstreamId(),
                attempt.receipt());
    }
}
