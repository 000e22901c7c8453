package io.stonechat.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RouteChainTest {
    private static final RouteChain CHAIN = new RouteChain(List.of(
            new ChainStep("bind:a", 3),
            new ChainStep("bind:b", 1),
            new ChainStep("bind:c", 0),
            new ChainStep("queue", 0)));

    @Test
    void shares_outByWeight_andFailsOverToTheOthers() {
        Map<String, Integer> firsts = new HashMap<>();
        for (long ticket = 1; ticket <= 1000; ticket++) {
            List<String> order = CHAIN.order(ticket, _ -> true);
            firsts.merge(order.getFirst(), 1, Integer::sum);
            assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("bind:a", "bind:b");
            assertThat(order.subList(2, 4)).containsExactly("bind:c", "queue");
        }
        assertThat(firsts.get("bind:a")).isBetween(745, 755);
        assertThat(firsts.get("bind:b")).isBetween(245, 255);
    }

    @Test
    void neverGives_theLightOneMoreThanItsTurn() {
        int inARow = 0;
        for (long ticket = 1; ticket <= 1000; ticket++) {
            inARow = CHAIN.order(ticket, _ -> true).getFirst().equals("bind:b") ? inARow + 1 : 0;
            assertThat(inARow).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void passesOver_whatCannotBeSentTo_whateverItsWeight() {
        Predicate<String> withoutA = bind -> !bind.equals("a");
        for (long ticket = 1; ticket <= 100; ticket++) {
            assertThat(CHAIN.order(ticket, withoutA)).containsExactly("bind:b", "bind:a", "bind:c", "queue");
        }
    }

    @Test
    void givesTheSameTicket_theSameOrder() {
        assertThat(CHAIN.order(42, _ -> true)).isEqualTo(CHAIN.order(42, _ -> true));
        assertThat(CHAIN.order(42, _ -> false)).hasSize(4).contains("bind:a", "bind:b");
    }

    @Test
    void leaves_stepsWithoutWeights_asTheyAre() {
        RouteChain plain = RouteChain.of(List.of("bind:b", "bind:a", "queue"));
        assertThat(plain.order(7, _ -> false)).containsExactly("bind:b", "bind:a", "queue");
        assertThat(plain.isWeighted()).isFalse();
    }
}
