package dev.mainsheet.ingress.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.Keeping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {

    private static final long WAIT = Duration.ofSeconds(3).toNanos();
    private static final Keeping KEPT = new Keeping.Kept();
    private static final Keeping LATE = new Keeping.Unavailable("late");

    private final Unacknowledged unacknowledged = new Unacknowledged();
    private final List<String> answers = new ArrayList<>();

    private Consumer<Keeping> sender(String name) {
        return keeping -> answers.add(name + (keeping.equals(KEPT) ? " kept" : " not"));
    }

    @Test
    void whoeverWaitsAsLongAsTheLimitIsToldSoInOrder() {
        unacknowledged.add(Duration.ofNanos(WAIT), sender("a"), 0);
        unacknowledged.add(Duration.ofNanos(WAIT), sender("b"), 1);
        unacknowledged.add(Duration.ofNanos(WAIT), sender("c"), 2);
        assertThat(unacknowledged.expire(WAIT - 1, LATE)).isZero();
        assertThat(unacknowledged.expire(WAIT + 1, LATE)).isEqualTo(2);
        assertThat(answers).containsExactly("a not", "b not");
    }

    @Test
    void anAcknowledgedEventDoesNotExpireAndDoesNotHoldUpOthers() {
        Awaiting first = unacknowledged.add(Duration.ofNanos(WAIT), sender("a"), 0);
        unacknowledged.add(Duration.ofNanos(WAIT), sender("b"), 0);
        assertThat(first.answer(KEPT)).isTrue();
        assertThat(unacknowledged.expire(WAIT, LATE)).isEqualTo(1);
        assertThat(answers).containsExactly("a kept", "b not");
    }

    @Test
    void anAcknowledgementAfterTheLimitIsNoAnswer() {
        Awaiting awaiting = unacknowledged.add(Duration.ofNanos(WAIT), sender("a"), 0);
        unacknowledged.expire(WAIT, LATE);
        assertThat(awaiting.answer(KEPT)).isFalse();
        assertThat(answers).containsExactly("a not");
    }

    @Test
    void theClockMayRunOverItsEnd() {
        unacknowledged.add(Duration.ofNanos(WAIT), sender("a"), Long.MAX_VALUE - 1);
        assertThat(unacknowledged.expire(Long.MAX_VALUE, LATE)).isZero();
        assertThat(unacknowledged.expire(Long.MAX_VALUE - 1 + WAIT, LATE)).isEqualTo(1);
    }

    @Test
    void givingUpAnswersAllThatStillWait() {
        unacknowledged.add(Duration.ofNanos(WAIT), sender("a"), 0).answer(KEPT);
        unacknowledged.add(Duration.ofNanos(WAIT), sender("b"), 0);
        unacknowledged.giveUp(LATE);
        assertThat(answers).containsExactly("a kept", "b not");
    }
}
