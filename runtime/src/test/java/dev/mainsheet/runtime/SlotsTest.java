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
}
