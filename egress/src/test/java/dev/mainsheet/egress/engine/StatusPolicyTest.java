package dev.mainsheet.egress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.IoFault;
import dev.mainsheet.egress.engine.StatusPolicy.Ruling;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusPolicyTest {

    private static Ruling ruling(int status) {
        return StatusPolicy.ruling(new Answer.Responded(status, Optional.empty(), ""));
    }

    @Test
    void every2xxIsDeliveredExactlyFiveAreRefusalsAndAllElseIsHeld() {
        Set<Integer> refusals = Set.of(400, 409, 413, 415, 422);
        for (int status = 100; status < 600; status++) {
            Ruling expected =
                    status / 100 == 2 ? Ruling.DELIVERED : refusals.contains(status) ? Ruling.REFUSED : Ruling.HELD;
            assertThat(ruling(status)).as("status %d", status).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noAnswerAtAllIsHeld(IoFault fault) {
        assertThat(StatusPolicy.ruling(new Answer.Failed(fault))).isEqualTo(Ruling.HELD);
    }
}
