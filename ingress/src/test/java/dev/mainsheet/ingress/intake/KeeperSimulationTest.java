package dev.mainsheet.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper in virtual time, against brokers, disks and processes that fail at random. */
class KeeperSimulationTest {

    private static final int HISTORIES = Integer.getInteger("mainsheet.histories", 2_000);
    private static final int HISTORIES_ON_FILES = 20;
    private static final int INSTANCES_AT_MOST = 3;

    @TempDir
    Path directory;

    private final SimReport report = new SimReport();

    /** Where one history's journals lie. */
    private interface Disks {
        SimDisk disk(int history, int partitions) throws Exception;
    }

    @Test
    void whateverFailsNothingKeptIsLostOrDisorderedAndEverySenderIsAnsweredInTime() throws Exception {
        histories(HISTORIES, (history, partitions) -> new MemoryDisk(partitions));
        if (HISTORIES > 100) {
            everythingHappened();
        }
    }

    /** A simulation in which something never happens shows nothing about it. */
    private void everythingHappened() {
        assertThat(report.turnsToJournal).as("turns to the journal").isPositive();
        assertThat(report.journalled).as("journalled").isPositive();
        assertThat(report.inDoubt).as("journalled in doubt").isPositive();
        assertThat(report.sentOn).as("sent on").isPositive();
        assertThat(report.quarantined).as("quarantined").isPositive();
        assertThat(report.landedLate).as("landed late").isPositive();
        assertThat(report.refused).as("refused by a journal").isPositive();
        assertThat(report.tooLarge).as("too large").isPositive();
    }

    @Test
    void theJournalInItsFilesIsAsGood() throws Exception {
        try (OpenFiles files = new OpenFiles(directory)) {
            histories(HISTORIES_ON_FILES, (history, partitions) -> files.disk(history));
        }
    }

    private void histories(int histories, Disks disks) throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        for (int history = 0; history < histories; history++) {
            try {
                history(history, new Random(seed + history), disks).run();
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError(
                        "with -Dmainsheet.seed=%d it is the first history: %s"
                                .formatted(seed + history, wrong.getMessage()),
                        wrong);
            }
        }
    }

    private History history(int number, Random random, Disks disks) throws Exception {
        int partitions = 1 + random.nextInt(5);
        List<SimSlot> slots = new ArrayList<>();
        for (int instances = 1 + random.nextInt(INSTANCES_AT_MOST); instances > 0; instances--) {
            slots.add(new SimSlot(disks.disk(number, partitions)));
        }
        return new History(new SimWorld(random, partitions, slots, report));
    }
}
