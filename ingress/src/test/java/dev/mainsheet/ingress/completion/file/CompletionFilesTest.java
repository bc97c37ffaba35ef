package dev.mainsheet.ingress.completion.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.ingress.completion.Answer;
import dev.mainsheet.ingress.completion.Completion;
import dev.mainsheet.ingress.completion.CompletionStore.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionFilesTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-24T09:00:00.123Z");

    @TempDir
    private Path parent;

    private Path directory() {
        return parent.resolve("completions");
    }

    private CompletionFiles files() {
        return new CompletionFiles(directory());
    }

    @Test
    void whatWasSavedIsThereForTheNextRun() throws IOException {
        Completion output = completion("a", "{\"approved\":true,\"n\":1}");
        Completion failed = new Completion("b", "sealed", DEADLINE, new Answer.Failed("nobody answered"));
        files().save(output);
        files().save(failed);
        assertThat(files().load()).extracting(Kept::completion).containsExactlyInAnyOrder(output, failed);
        files().remove("a");
        files().remove("a");
        assertThat(files().load()).extracting(Kept::completion).containsExactly(failed);
    }

    @Test
    void aFileIsForItsOwnerAlone() throws IOException {
        files().save(completion("a", "{}"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileCutShortAnywhereIsLeftOutAndStopsNothing() throws IOException {
        files().save(completion("a", "{\"approved\":true}"));
        byte[] whole = Files.readAllBytes(only());
        for (int length = 0; length < whole.length; length++) {
            Files.write(directory().resolve("torn.json"), Arrays.copyOf(whole, length));
            assertThat(files().load())
                    .extracting(kept -> kept.completion().id())
                    .containsExactly("a");
        }
    }

    @Test
    void aFileThatWasNeverFinishedIsSweptAway() throws IOException {
        Files.createDirectories(directory());
        Path draft = Files.writeString(directory().resolve("a.new"), "{\"ver");
        assertThat(files().load()).isEmpty();
        assertThat(draft).doesNotExist();
    }

    @Test
    void aSecondSavingStandsInsteadOfTheFirst() throws IOException {
        files().save(completion("a", "{\"approved\":true}"));
        Completion second = completion("a", "{\"approved\":false}");
        files().save(second);
        assertThat(files().load()).extracting(Kept::completion).containsExactly(second);
    }

    @Test
    void whatAnInstanceThatIsGoneLeftIsTakenOver() throws IOException {
        Path gone = parent.resolve("gone");
        Completion left = completion("b", "{}");
        new CompletionFiles(gone).save(left);
        Files.writeString(gone.resolve("torn.json"), "{");
        files().save(completion("a", "{}"));
        assertThat(files().adopt(gone)).extracting(Kept::completion).containsExactly(left);
        assertThat(files().load()).hasSize(2);
        assertThat(CompletionFiles.any(gone)).isFalse();
        assertThat(gone.resolve("torn.json.damaged")).exists();
        assertThat(files().adopt(parent.resolve("never-was"))).isEmpty();
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.list(directory())) {
            List<Path> paths = all.toList();
            assertThat(paths).hasSize(1);
            return paths.get(0);
        }
    }

    private static Completion completion(String id, String output) throws IOException {
        return new Completion(id, "sealed", DEADLINE, new Answer.Output(new ObjectMapper().readTree(output)));
    }
}
