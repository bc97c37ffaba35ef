package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.EventIds.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final long NOW = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();

    private final AtomicLong millis = new AtomicLong(NOW);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private final EventIds ids = new EventIds(clock, new Random(1));

    @Test
    void aFreshIdIsOfVersion7AndBeginsWithTheTime() {
        UUID id = ids.fresh();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW);
    }

    @Test
    void freshIdsGrowWithinOneMillisecondEvenBeyondItsCounter() {
        assertGrowing(20_000, () -> {});
    }

    @Test
    void freshIdsGrowWhenTheClockStepsBack() {
        assertGrowing(1_000, millis::decrementAndGet);
        assertGrowing(1_000, millis::incrementAndGet);
    }

    private void assertGrowing(int count, Runnable between) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            given.add(ids.fresh().toString());
            between.run();
        }
        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void twoInstancesInTheSameMillisecondGiveDifferentIds() {
        EventIds other = new EventIds(clock, new Random(2));
        assertThat(ids.fresh()).isNotEqualTo(other.fresh());
    }

    @Test
    void theSameSendersIdGivesTheSameVersion8Id() {
        UUID id = EventIds.of(Kind.LIVE, "default", "idn:identity-created", "abc");
        assertThat(id).isEqualTo(EventIds.of(Kind.LIVE, "default", "idn:identity-created", "abc"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void theIdOfASendersIdNeverChangesBetweenVersionsOfMainsheet() {
        assertThat(EventIds.of(Kind.LIVE, "default", "idn:identity-created", "abc"))
                .hasToString("5fb34b68-b100-8fa3-8c39-194c74a56603");
    }

    @Test
    void whereOnePartEndsAndTheNextBeginsMakesADifference() {
        Set<UUID> all = new HashSet<>();
        all.add(EventIds.of(Kind.LIVE, "a", "b", "c"));
        all.add(EventIds.of(Kind.LIVE, "ab", "", "c"));
        all.add(EventIds.of(Kind.LIVE, "", "ab", "c"));
        all.add(EventIds.of(Kind.LIVE, "a", "", "bc"));
        all.add(EventIds.of(Kind.LIVE, "a", "bc", ""));
        all.add(EventIds.of(Kind.LIVE, "a|b", "c", ""));
        assertThat(all).hasSize(6);
    }
}
