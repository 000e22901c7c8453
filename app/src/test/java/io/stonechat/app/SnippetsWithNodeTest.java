package io.stonechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;

/** The snippets with an ESME made with node-smpp, where this machine has it. */
@EnabledIf(value = "io.stonechat.app.NodeEsme#isInstalled", disabledReason = "npm install --prefix benchmarks/node")
class SnippetsWithNodeTest extends SnippetContract {

    @Override
    int bind(int port, String systemId, String password) throws Exception {
        try (NodeEsme esme = NodeEsme.connect(port, systemId, password)) {
            return Integer.parseInt(esme.next("bound").getFirst());
        }
    }

    @Override
    SnippetEsme esme(int port) throws Exception {
        NodeEsme esme = NodeEsme.connect(port, ForeignEsme.PASSWORD);
        assertThat(esme.next("bound")).containsExactly("0");
        return new Esme(esme);
    }

    private record Esme(NodeEsme node) implements SnippetEsme {

        @Override
        public Answer submit(String to, String text) throws Exception {
            node.send("submit_sm", to, text);
            List<String> answer = node.next("submit_sm_resp");
            return new Answer(Integer.parseInt(answer.getFirst()), answer.getLast());
        }

        @Override
        public int cancel(String messageId) throws Exception {
            node.send("cancel_sm", messageId);
            return Integer.parseInt(node.next("cancel_sm_resp").getFirst());
        }

        @Override
        public String nextText() throws Exception {
            return node.next("deliver_sm").getLast();
        }

        @Override
        public String nextAlert() throws Exception {
            return node.next("alert_notification").getFirst();
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
