package io.stonechat.app;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests about a store, wherever they come from. For any thread. */
@FunctionalInterface
interface ControlDesk {

    /**
     * Answers a request, item by item.
     *
     * @param items takes each item as soon as it is there; may be slow
     * @throws Failure saying why there is no (further) answer
     */
    void answer(ControlRequest request, Consumer<ObjectNode> items);
}
