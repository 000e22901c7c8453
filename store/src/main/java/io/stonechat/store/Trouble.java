package io.stonechat.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has gone wrong for good: after it nothing is stored until the store is opened anew. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final Runnable first;
    private volatile @Nullable StoreException failure;

    /** Makes one without any yet; {@code first} is done when there is. */
    Trouble(Runnable first) {
        this.first = first;
    }

    /** Notes a failure; the first one counts. */
    synchronized StoreException fail(String what, Throwable cause) {
        if (failure == null) {
            failure = new StoreException(
                    what + " (" + cause.getMessage()
                            + "). Nothing is stored any more until the store is opened anew; what is stored can be read."
                            + " Look at the disk, then restart.",
                    cause);
            LOG.error("{}", failure.getMessage(), cause);
            first.run();
        }
        return failure;
    }

    /** What has gone wrong; null as long as nothing has. */
    @Nullable
    StoreException failure() {
        return failure;
    }
}
