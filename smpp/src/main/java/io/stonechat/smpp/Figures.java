package io.stonechat.smpp;

import io.stonechat.delivery.DeliveryCounters;
import io.stonechat.delivery.Standstill;
import java.util.Optional;

/** What the running gateway has counted, and where it stands: for meters and for operators. Cheap to ask, for any thread. */
public interface Figures {

    /** What delivery has counted. */
    DeliveryCounters delivery();

    /** What has been counted of the requests that came in. */
    DispatchFigures dispatch();

    /** Since when nothing goes through a bind, and why; empty while something does. */
    Optional<Standstill> standstill(String bind);

    /** Whether an ESME of this account is bound that deliveries may be sent to. */
    boolean receives(String account);
}
