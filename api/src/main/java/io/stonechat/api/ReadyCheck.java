package io.stonechat.api;

import io.stonechat.store.Purpose;
import io.stonechat.store.StoreHealth;
import java.util.ArrayList;
import java.util.List;

/** Whether new traffic is welcome, and why not. */
record ReadyCheck(Operated gateway) {

    /** Why none is; empty when it is. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (gateway.readiness().isDraining()) {
            reasons.add("The gateway is stopping.");
        }
        switch (gateway.smpp().spool().store().health()) {
            case StoreHealth.Writable() -> {}
            case StoreHealth.Low(var refused, var reason) -> {
                if (refused.contains(Purpose.SUBMIT)) {
                    reasons.add("The store takes no new messages: " + reason);
                }
            }
            case StoreHealth.ReadOnly(var reason) -> reasons.add("The store cannot be written: " + reason);
        }
        return reasons;
    }
}
