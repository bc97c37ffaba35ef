package dev.mainsheet.runtime.journal;

import dev.mainsheet.runtime.Slots;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what lies in a journal's directory, also while instances use it, and changes nothing there. */
public final class JournalLook {

    private JournalLook() {}

    /**
     * What lies in one slot.
     *
     * @param slot its number
     * @param directory where
     * @param owned whether a running instance holds it
     * @param entries that Kafka may not have yet, by the cursor last written: up to a second old
     * @param bytes of its segments
     * @param oldest when the first of those entries was received
     * @param damaged files put aside because something in them could not be read
     */
    public record SlotContent(
            int slot,
            Path directory,
            boolean owned,
            long entries,
            long bytes,
            Optional<Instant> oldest,
            List<Path> damaged) {}

    /** The slots below {@code journalDirectory}, by number; none if it does not exist. */
    public static List<SlotContent> slots(Path journalDirectory) throws IOException {
        List<SlotContent> contents = new ArrayList<>();
        for (Slots.Found found : Slots.found(journalDirectory)) {
            contents.add(slot(found));
        }
        return contents;
    }

    private static SlotContent slot(Slots.Found found) throws IOException {
        long entries = 0;
        long bytes = 0;
        Optional<Instant> oldest = Optional.empty();
        Cursors done = Cursors.read(found.directory());
        for (Path file : Segments.files(found.directory())) {
            try (Segment segment = Segment.open(file)) {
                bytes += segment.length();
                for (int i = 0; i < segment.entries(); i++) {
                    if (done.leavesUndone(segment, i)) {
                        entries++;
                        oldest = oldest.isPresent() ? oldest : segment.event(i).map(Event::receivedAt);
                    }
                }
            } catch (NoSuchFileException doneMeanwhile) {
                continue;
            }
        }
        return new SlotContent(
                found.number(),
                found.directory(),
                found.owned(),
                entries,
                bytes,
                oldest,
                ending(found.directory(), ".damaged"));
    }

    /**
     * An event that Kafka will never take.
     *
     * @param file where it lies
     * @param about its id and trigger; what is known where it cannot be read
     * @param receivedAt when the ingress received it
     * @param bytes of the file
     */
    public record QuarantinedEvent(Path file, String about, Optional<Instant> receivedAt, long bytes) {}

    /** The events in quarantine below {@code journalDirectory}. */
    public static List<QuarantinedEvent> quarantined(Path journalDirectory) throws IOException {
        List<QuarantinedEvent> events = new ArrayList<>();
        for (Path file : ending(journalDirectory.resolve(Quarantine.NAME), Quarantine.SUFFIX)) {
            events.add(quarantinedIn(file));
        }
        return events;
    }

    private static QuarantinedEvent quarantinedIn(Path file) throws IOException {
        try (Segment segment = Segment.open(file)) {
            Optional<Event> event = segment.event(0);
            return new QuarantinedEvent(
                    file,
                    event.map(read -> "event " + read.id() + " of " + read.trigger())
                            .orElse("an event that cannot be read"),
                    event.map(Event::receivedAt),
                    Files.size(file));
        }
    }

    private static List<Path> ending(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
