package io.stonechat.session;

import io.stonechat.protocol.BindRequest;
import io.stonechat.protocol.BindResp;
import io.stonechat.protocol.BindType;
import io.stonechat.protocol.Outbind;
import java.io.IOException;

/** What differs between the two ends of a link: who binds, who decides, who is told. */
interface Role {
    Side side();

    /** The wire is open: it is known where the link comes from. Throws if it may not go on. */
    void opened(Link link) throws IOException;

    /** A bind came on an unbound link. Called by the leader, whose thread is not lent: nothing else can happen meanwhile. */
    void bind(Link link, BindRequest bind);

    /** An outbind came on an unbound link. Called by the leader, as {@link #bind} is. */
    default void outbind(Link link, Outbind outbind) {
        link.tell(new SessionEvent.Forbidden(link.remote(), link.state(), outbind));
    }

    /** The answer to our bind came. Called by the leader before any PDU that follows. */
    void bindAnswered(Link link, BindResp answer);

    /** The session is bound and has said so to the peer. May block. */
    void bound(Link link);

    /** The session is gone; told only if {@link #bound} was, and after that returned. May block. */
    void closed(Link link, String reason);

    /** How loaded is what stands behind all links of this kind, 0 to 100. */
    default int load() {
        return 0;
    }

    /** Who is bound, and how. */
    record Identity(BindType type, String systemId, int interfaceVersion, String systemType, String addressRange) {}
}
