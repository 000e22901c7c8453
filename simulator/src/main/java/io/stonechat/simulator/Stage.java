package io.stonechat.simulator;

import java.time.InstantSource;
import java.util.function.Consumer;

/** What all parts of the centre share: how to behave, what time it is, how to wait, whom to tell. */
record Stage(Scenario scenario, InstantSource clock, Delays delays, Consumer<SimulatorEvent> events) {}
