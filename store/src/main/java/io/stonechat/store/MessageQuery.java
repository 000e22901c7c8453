package io.stonechat.store;

import io.stonechat.protocol.Address;
import org.jspecify.annotations.Nullable;

/**
 * A question for messages of an account to an address, such as {@code cancel_sm} asks without a message id.
 *
 * @param account the account that owns them
 * @param destination the address they are for
 * @param source the address they are from; null for any
 * @param limit at most so many, at least 1
 */
public record MessageQuery(
        String account, Address destination, @Nullable Address source, int limit) {}
