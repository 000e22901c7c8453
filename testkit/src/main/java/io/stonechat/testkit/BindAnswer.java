package io.stonechat.testkit;

import io.stonechat.protocol.CommandStatus;
import java.util.Optional;

/**
 * What came of a bind.
 *
 * @param status what the bind_resp said
 * @param esme the ESME, if it is bound now
 */
public record BindAnswer(CommandStatus status, Optional<Esme> esme) {}
