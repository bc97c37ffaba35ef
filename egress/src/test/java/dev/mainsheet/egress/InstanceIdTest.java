package dev.mainsheet.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.runtime.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {

    @TempDir
    private Path directory;

    @Test
    void itIsTheSameAfterARestart() throws Exception {
        assertThat(InstanceId.in(directory)).isEqualTo(InstanceId.in(directory)).startsWith("egress-");
    }

    @Test
    void anotherDirectoryHasAnother(@TempDir Path other) throws Exception {
        assertThat(InstanceId.in(directory)).isNotEqualTo(InstanceId.in(other));
    }

    @Test
    void oneCutShortIsReplaced() throws Exception {
        Files.writeString(directory.resolve("instance-id"), "egress-12");

        assertThat(InstanceId.in(directory)).hasSizeGreaterThan(20).isEqualTo(InstanceId.in(directory));
    }

    @Test
    void aDirectoryThatIsNotThereIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> InstanceId.in(directory.resolve("gone")))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("gone", "mainsheet.data-dir");
    }
}
