package io.stonechat.app;

import java.io.IOException;

/** A gateway that runs, and whose script is rewritten meanwhile. */
interface ReloadSubject {

    /** Where ESMEs bind to it. */
    int port();

    /** How often it has said that it goes on with the old script. */
    long refusals() throws IOException;

    /** Called after each reload that has been seen to be live. */
    void reloaded(int number) throws Exception;
}
