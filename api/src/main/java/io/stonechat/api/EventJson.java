package io.stonechat.api;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of the gateway as operators see them. */
final class EventJson {

    private EventJson() {}

    static ObjectNode of(GatewayEvent event, String node) {
        return switch (event) {
            case OperatorAction action ->
                head("operator_action", event, node)
                        .put("who", action.who())
                        .put("action", action.action())
                        .put("subject", action.subject())
                        .put("result", action.result());
            case ConfigEvent(var _, var reload) -> {
                ObjectNode object = head("config_reloaded", event, node).put("result", result(reload.refused()));
                fill(object.putArray(reload.refused() ? "problems" : "changes"), reload.lines());
                yield object;
            }
        };
    }

    /** What came of a changed configuration, in a word. */
    static String result(boolean refused) {
        return refused ? "refused" : "taken";
    }

    private static ObjectNode head(String type, GatewayEvent event, String node) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", type)
                .put("at", event.at().toString())
                .put("node", node);
    }

    private static void fill(ArrayNode array, List<String> lines) {
        lines.forEach(array::add);
    }
}
