package dev.mainsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotsTest {

    @Test
    void eachInstanceHasASlotOfItsOwnAndAFreedOneIsTakenAgain(@TempDir Path dir) throws Exception {
        try (Slots.Slot second = secondAfterFirst(dir)) {
            assertThat(second.number()).isEqualTo(1);
            try (Slots.Slot again = Slots.claim(dir)) {
                assertThat(again.number()).isZero();
                assertThat(again.directory()).isDirectory();
            }
        }
    }

    private static Slots.Slot secondAfterFirst(Path dir) throws StartException {
        try (Slots.Slot first = Slots.claim(dir)) {
            assertThat(first.number()).isZero();
            return Slots.claim(dir);
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamedWithItsRemedy(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "in the way");
        assertThatThrownBy(() -> Slots.claim(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("mainsheet.data-dir");
    }

    @Test
    void aSlotIsAdoptedOnlyIfNobodyOwnsItAndSomethingLiesThere(@TempDir Path dir) throws Exception {
        try (Slots.Slot own = Slots.claim(dir);
                Slots.Slot other = Slots.claim(dir)) {
            Files.writeString(own.directory().resolve("entry"), "mine");
            Files.writeString(other.directory().resolve("entry"), "theirs");
            assertThat(Slots.adopt(dir, SlotsTest::hasEntry)).isEmpty();
            other.close();
            Files.createDirectories(dir.resolve("5"));
            try (Slots.Slot adopted = Slots.adopt(dir, SlotsTest::hasEntry).orElseThrow()) {
                assertThat(adopted.number()).isEqualTo(1);
            }
            assertThat(Slots.found(dir).stream().map(Slots.Found::owned)).containsExactly(true, false, false);
        }
    }

    private static boolean hasEntry(Path directory) {
        return Files.exists(directory.resolve("entry"));
    }

    @Test
    void lookingAtASlotOfThisProcessDoesNotFreeItForAnother(@TempDir Path dir) throws Exception {
        try (Slots.Slot own = Slots.claim(dir)) {
            assertThat(Slots.found(dir)).singleElement().matches(Slots.Found::owned);
            assertThat(lockedForAnotherProcess(own.directory().resolve(".lock")))
                    .isTrue();
        }
    }

    private static boolean lockedForAnotherProcess(Path lock) throws Exception {
        Path source = Files.writeString(lock.resolveSibling("TryLock.java"), """
                class TryLock {
                    public static void main(String[] file) throws Exception {
                        try (var channel = new java.io.RandomAccessFile(file[0], "rw").getChannel()) {
                            System.exit(channel.tryLock() == null ? 3 : 0);
                        }
                    }
                }
                """);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, source.toString(), lock.toString())
                .inheritIO()
                .start();
        return process.waitFor() == 3;
    }
}
