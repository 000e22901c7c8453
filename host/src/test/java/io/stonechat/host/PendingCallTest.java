package io.stonechat.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingCallTest {
    @Test
    void isStopped_thoughItsDeadlinePasses_whileItIsBegun() throws Exception {
        var told = new CompletableFuture<HandlerFailure>();
        var stopped = new CompletableFuture<Boolean>();
        AsyncScriptFunction slow = (_, _, _) -> {
            told.join();
            return () -> {
                stopped.complete(true);
                return CompletableFuture.completedFuture(List.of());
            };
        };
        try (var calls = new ScriptCalls(Duration.ofMillis(1))) {
            calls.start(new GuardedFunction("slow", slow, _ -> List.of()), null, new HandlerResult() {
                @Override
                public void returned(@Nullable Object value) {
                    told.completeExceptionally(new AssertionError("it has not returned"));
                }

                @Override
                public void failed(HandlerFailure failure) {
                    told.complete(failure);
                }
            });
            assertThat(told.join().reason()).isEqualTo(HandlerFailure.Reason.DEADLINE);
            assertThat(stopped.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
