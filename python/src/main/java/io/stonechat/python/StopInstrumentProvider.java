package io.stonechat.python;

import com.oracle.truffle.api.instrumentation.TruffleInstrument.Registration;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** Tells the polyglot engine of {@link StopInstrument}; found by the service loader. */
@Registration(id = StopInstrument.ID, name = "Stonechat", version = "1", services = StopInstrument.class)
public final class StopInstrumentProvider extends TruffleInstrumentProvider {

    /** For the service loader. */
    public StopInstrumentProvider() {}

    @Override
    protected String getInstrumentClassName() {
        return StopInstrument.class.getName();
    }

    @Override
    protected Object create() {
        return new StopInstrument();
    }

    @Override
    protected Collection<String> getServicesClassNames() {
        return List.of(StopInstrument.class.getName());
    }
}
