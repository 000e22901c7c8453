package io.stonechat.api;

import java.time.Instant;

/** Something that happened to the gateway itself, for operators to look at. */
sealed interface GatewayEvent permits OperatorAction, ConfigEvent {

    /** When. */
    Instant at();
}
