package io.stonechat.app;

import io.stonechat.smpp.ChainStep;
import io.stonechat.smpp.RouteExplanation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code stonechat route} tells.
 *
 * @param explanation which way, and why
 * @param scripted whether there is a script, which may decide otherwise
 */
record RouteReport(RouteExplanation explanation, boolean scripted) {

    private static final String FIELD = "%-12s %s";

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(FIELD.formatted("from", explanation.query().source().address()));
        lines.add(FIELD.formatted("to", number()));
        lines.add(FIELD.formatted("user", user()));
        lines.add(FIELD.formatted("data_coding", explanation.query().dataCoding()));
        lines.add(FIELD.formatted("at", explanation.query().at()));
        lines.add("rules");
        explanation
                .considered()
                .forEach(each -> lines.add("  " + (each.taken() ? "* " : "- ") + rule(each) + ": " + each.why()));
        if (explanation.considered().isEmpty()) {
            lines.add("  none has a prefix of " + explanation.query().number());
        }
        lines.add(FIELD.formatted("route", route()));
        explanation.way().steps().forEach(step -> lines.add("  " + step));
        explanation
                .changes()
                .forEach(change -> lines.add("rewritten    " + change.field() + ": " + shown(change.before()) + " -> "
                        + shown(change.after())));
        if (explanation.refusal() != null) {
            lines.add("refused      " + explanation.refusal().status() + ": "
                    + explanation.refusal().reason());
        }
        if (scripted) {
            lines.add("A script is configured: its submit_sm handler or @OnRoute may decide otherwise.");
        }
        return lines;
    }

    /** For machines. */
    ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("from", explanation.query().source().address());
        json.put("to", explanation.query().number());
        json.put("region", explanation.region());
        json.put("user", explanation.query().systemId());
        json.put("account", explanation.query().account());
        json.put("data_coding", explanation.query().dataCoding());
        json.put("at", explanation.query().at().toString());
        ArrayNode rules = json.putArray("rules");
        for (RouteExplanation.Considered each : explanation.considered()) {
            rules.addObject()
                    .put("name", each.rule().name())
                    .put("prefix", each.rule().prefix())
                    .put("taken", each.taken())
                    .put("why", each.why());
        }
        json.put("rule", rule());
        ArrayNode chain = json.putArray("chain");
        for (ChainStep step : explanation.way().steps()) {
            ObjectNode node = chain.addObject().put("to", step.step());
            if (step.isWeighted()) {
                node.put("weight", step.weight());
            }
        }
        ArrayNode rewritten = json.putArray("rewritten");
        for (RouteExplanation.Change change : explanation.changes()) {
            rewritten
                    .addObject()
                    .put("field", change.field())
                    .put("before", change.before())
                    .put("after", change.after());
        }
        if (explanation.refusal() != null) {
            json.putObject("refused")
                    .put("status", explanation.refusal().status().name())
                    .put("reason", explanation.refusal().reason());
        }
        return json.put("script", scripted);
    }

    private String number() {
        String number = explanation.query().number();
        return explanation.region() == null ? number : number + " (region " + explanation.region() + ")";
    }

    private String user() {
        String systemId = explanation.query().systemId();
        String account = explanation.query().account();
        return systemId.isEmpty()
                ? "nobody in particular"
                : systemId.equals(account) ? systemId : systemId + " of the account " + account;
    }

    private String route() {
        return explanation.way().isEmpty() ? "none: no rule matches and there is no default chain" : rule();
    }

    private String rule() {
        return explanation.rule() == null
                ? explanation.way().isEmpty() ? "" : "default_chain"
                : explanation.rule().label();
    }

    private static String rule(RouteExplanation.Considered each) {
        String prefix = each.rule().prefix().isEmpty()
                ? "no prefix"
                : "prefix " + each.rule().prefix();
        return each.rule().name().isEmpty() ? prefix : each.rule().name() + " (" + prefix + ")";
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
