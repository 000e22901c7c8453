package io.stonechat.python;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.Node;

/** Ends a script's call that is past its deadline. To Python it is none of its own exceptions: {@code except Exception} lets it pass. */
final class Stopped extends AbstractTruffleException {

    private static final long serialVersionUID = 1L;

    Stopped(Node place) {
        super("the call is past its deadline", place);
    }
}
