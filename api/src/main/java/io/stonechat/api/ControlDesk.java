package io.stonechat.api;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Answers what operators ask of a gateway or of its store, wherever that comes from. For any thread. */
@FunctionalInterface
public interface ControlDesk {

    /**
     * Answers a request, item by item.
     *
     * @param items takes each item as soon as it is there; may be slow
     * @throws Refusal saying why there is no (further) answer
     */
    void answer(ControlRequest request, Consumer<ObjectNode> items);
}
