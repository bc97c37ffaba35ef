package dev.mainsheet.processor.lookup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several tenants with directories of their own, and one bound on calls. */
class FairnessTest {

    private final DeskFixture fixture = new DeskFixture(8, "one", "two");

    @Test
    void aTenantMayHaveAllPlacesButOneForEachOther() {
        ask("one", 20);
        assertThat(inFlight("one")).isEqualTo(7);
        ask("two", 20);
        assertThat(inFlight("two")).isEqualTo(1);
    }

    @Test
    void whatATenantHasBeyondItsShareGoesToOneThatWaitsForItsOwn() {
        ask("one", 20);
        ask("two", 20);
        for (int i = 0; i < 3; i++) {
            answerFirst("one");
        }
        assertThat(inFlight("one")).isEqualTo(4);
        assertThat(inFlight("two")).isEqualTo(4);
        for (int i = 0; i < 8; i++) {
            answerFirst("two");
            assertThat(inFlight("one")).isEqualTo(4);
            assertThat(inFlight("two")).isEqualTo(4);
        }
    }

    @Test
    void aDirectoryThatHangsKeepsNoOtherFromAnyOfItsQuestions() {
        ask("one", 50);
        ask("two", 50);
        for (int i = 0; i < 50; i++) {
            answerFirst("two");
        }
        assertThat(fixture.directories.get("two").asked).hasSize(50);
        assertThat(fixture.directories.get("two").open()).isEmpty();
    }

    @Test
    void aTenantWhoseDirectoryIsAwayWaitsForNoPlace() {
        for (int i = 0; i < 3; i++) {
            fixture.ask("one", "o" + i, fixture.loop.now(), false);
            fixture.directories.get("one").fail("o" + i, Failure.Kind.IO);
            fixture.loop.runDue();
        }
        ask("one", 20);
        ask("two", 20);
        assertThat(inFlight("two")).isEqualTo(7);
        assertThat(inFlight("one")).isZero();
        fixture.loop.pass(Duration.ofSeconds(1));
        assertThat(inFlight("one")).as("the probe").isEqualTo(1);
    }

    @Test
    void moreTenantsThanPlacesTakeTurns() {
        DeskFixture crowd = new DeskFixture(2, "one", "two", "six");
        for (String tenant : List.of("one", "two", "six")) {
            for (int i = 0; i < 4; i++) {
                crowd.ask(tenant, tenant + i, crowd.loop.now(), false);
            }
        }
        List<String> served = new ArrayList<>();
        while (served.size() < 12) {
            crowd.directories.forEach((tenant, directory) -> {
                if (!directory.open().isEmpty()) {
                    directory.found(directory.open().get(0));
                    crowd.loop.runDue();
                    served.add(tenant);
                }
            });
            assertThat(crowd.desk.states().values().stream()
                            .mapToInt(TenantState::inFlight)
                            .sum())
                    .isLessThanOrEqualTo(2);
        }
        for (int turn = 0; turn < 12; turn += 3) {
            assertThat(served.subList(turn, turn + 3)).containsExactlyInAnyOrder("one", "two", "six");
        }
    }

    private void ask(String tenant, int people) {
        for (int i = 0; i < people; i++) {
            fixture.ask(tenant, tenant + "-" + i, fixture.loop.now(), false);
        }
    }

    private void answerFirst(String tenant) {
        ScriptedDirectory directory = fixture.directories.get(tenant);
        directory.found(directory.open().get(0));
        fixture.loop.runDue();
    }

    private int inFlight(String tenant) {
        int open = fixture.directories.get(tenant).open().size();
        assertThat(fixture.desk.states().get(tenant).inFlight()).isEqualTo(open);
        return open;
    }
}
