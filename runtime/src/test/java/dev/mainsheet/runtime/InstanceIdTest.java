package dev.mainsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {

    @TempDir
    private Path directory;

    @Test
    void itIsTheSameAfterARestart() throws Exception {
        assertThat(InstanceId.in(directory, "egress"))
                .isEqualTo(InstanceId.in(directory, "egress"))
                .startsWith("egress-");
    }

    @Test
    void anotherDirectoryHasAnother(@TempDir Path other) throws Exception {
        assertThat(InstanceId.in(directory, "egress")).isNotEqualTo(InstanceId.in(other, "egress"));
    }

    @Test
    void oneCutShortIsReplaced() throws Exception {
        Files.writeString(directory.resolve("instance-id"), "egress-12");

        assertThat(InstanceId.in(directory, "egress"))
                .hasSizeGreaterThan(20)
                .isEqualTo(InstanceId.in(directory, "egress"));
    }

    @Test
    void aDirectoryThatIsNotThereIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> InstanceId.in(directory.resolve("gone"), "egress"))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("gone", "mainsheet.data-dir");
    }
}
