package io.stonechat.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jsmpp.extra.NegativeResponseException;

/** The snippets with an ESME made with jSMPP. */
class SnippetsWithJsmppTest extends SnippetContract {

    @Override
    int bind(int port, String systemId, String password) throws Exception {
        try {
            new JsmppEsme(port, systemId, password).close();
            return 0;
        } catch (IOException e) {
            if (e.getCause() instanceof NegativeResponseException refused) {
                return refused.getCommandStatus();
            }
            throw e;
        }
    }

    @Override
    SnippetEsme esme(int port) throws Exception {
        return new Esme(new JsmppEsme(port, ForeignEsme.PASSWORD));
    }

    private record Esme(JsmppEsme jsmpp) implements SnippetEsme {

        @Override
        public Answer submit(String to, String text) throws Exception {
            try {
                return new Answer(0, jsmpp.submit(to, 0, text.getBytes(StandardCharsets.US_ASCII)));
            } catch (NegativeResponseException e) {
                return new Answer(e.getCommandStatus(), "");
            }
        }

        @Override
        public int cancel(String messageId) throws Exception {
            return jsmpp.cancel(messageId);
        }

        @Override
        public String nextText() throws Exception {
            return jsmpp.nextText();
        }

        @Override
        public String nextAlert() throws Exception {
            return ForeignEsme.next(jsmpp.alerts);
        }

        @Override
        public void close() {
            jsmpp.close();
        }
    }
}
