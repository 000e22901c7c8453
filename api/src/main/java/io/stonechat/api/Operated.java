package io.stonechat.api;

import io.stonechat.smpp.SmppExtension;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The gateway that operators look at and act on.
 *
 * @param smpp its binds, sessions and stored messages
 * @param readiness whether it is stopping
 * @param events where what operators do is written down, and what came of changed configurations
 * @param clock the wall clock
 * @param node its name
 * @param version the version of the program
 * @param since when it was started
 */
record Operated(
        SmppExtension smpp,
        Readiness readiness,
        EventBook events,
        InstantSource clock,
        String node,
        String version,
        Instant since) {}
