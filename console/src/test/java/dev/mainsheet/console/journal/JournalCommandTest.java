package dev.mainsheet.console.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.runtime.Slots;
import dev.mainsheet.runtime.journal.Journal;
import dev.mainsheet.runtime.journal.Quarantine;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {

    private static final long LARGE = 1L << 30;

    @TempDir
    Path directory;

    private Path journal;

    @BeforeEach
    void configure() throws Exception {
        journal = directory.resolve("journal");
        Files.writeString(
                directory.resolve("mainsheet.yml"),
                "mainsheet:\n  data-dir: " + directory + "\n  ingress: {allow-anonymous: true}\n");
    }

    private static Event event(String id) {
        return new Event(
                id,
                "idn:identity-created",
                "default",
                "default|s",
                Instant.ofEpochSecond(1_700_000_000),
                Origin.LIVE,
                null,
                false,
                false,
                null,
                "{\"name\":\"Noor Haddad\"}".getBytes(UTF_8));
    }

    private String show(String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new JournalCommand()).setOut(new PrintWriter(out));
        String[] arguments = {
            "show", "--config", directory.resolve("mainsheet.yml").toString()
        };
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        assertThat(line.execute(all.toArray(String[]::new))).isZero();
        return out.toString();
    }

    @Test
    void whereNothingLiesItSaysSo() {
        assertThat(show()).contains(journal.toString()).contains("nothing lies there");
    }

    @Test
    void aSlotInUseMustBeLeftAndOneWithEventsToo() throws Exception {
        try (Slots.Slot used = Slots.claim(journal);
                Slots.Slot gone = Slots.claim(journal)) {
            append(used.directory());
            append(gone.directory());
            gone.close();
            JsonNode items = new ObjectMapper().readTree(show("--json")).get("items");
            assertThat(items).hasSize(2);
            for (JsonNode item : items) {
                assertThat(item.get("events").asInt()).isEqualTo(1);
                assertThat(item.get("oldest").asText()).isEqualTo("2023-11-14T22:13:20Z");
                assertThat(item.get("mayBeDeleted").asBoolean()).isFalse();
            }
            assertThat(items.get(0).get("about").asText()).isEqualTo("held by a running ingress");
            assertThat(items.get(1).get("advice").asText()).contains("Do not delete it");
        }
    }

    private static void append(Path slot) throws Exception {
        try (Journal opened = Journal.open(slot, LARGE)) {
            opened.append(List.of(event("e")));
        }
    }

    @Test
    void anEmptySlotWithoutAnOwnerMayBeDeleted() throws Exception {
        Slots.claim(journal).close();
        assertThat(show()).contains("without an owner").contains("It may be deleted.");
    }

    @Test
    void aQuarantinedEventIsNamedWithItsRemedyAndNoneOfItsContent() throws Exception {
        new Quarantine(journal.resolve(Quarantine.NAME)).add(event("too-large"));
        assertThat(show())
                .contains("event too-large of idn:identity-created")
                .contains("max.message.bytes")
                .doesNotContain("Noor");
    }
}
