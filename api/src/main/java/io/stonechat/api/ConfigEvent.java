package io.stonechat.api;

import io.stonechat.host.ConfigReload;
import java.time.Instant;

/**
 * A changed configuration took effect, or was refused.
 *
 * @param at when
 * @param reload what came of it
 */
record ConfigEvent(Instant at, ConfigReload reload) implements GatewayEvent {}
