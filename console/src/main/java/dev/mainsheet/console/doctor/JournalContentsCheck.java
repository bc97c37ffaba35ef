package dev.mainsheet.console.doctor;

import dev.mainsheet.runtime.journal.JournalLook;
import dev.mainsheet.runtime.journal.JournalLook.SlotContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies in the journal: events that nobody sends on, and what can never be sent on. */
final class JournalContentsCheck implements DoctorCheck {

    private static final String NAME = "journal";

    private final Path directory;

    JournalContentsCheck(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() {
        try {
            return findings();
        } catch (IOException unreadable) {
            return List.of(Finding.red(
                    NAME,
                    directory + " cannot be read: " + unreadable.getMessage(),
                    "Run doctor as the ingress's user, or look at the disk."));
        }
    }

    private List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (SlotContent slot : JournalLook.slots(directory)) {
            if (slot.entries() > 0) {
                findings.add(waiting(slot));
            }
            if (!slot.damaged().isEmpty()) {
                findings.add(Finding.red(
                        NAME,
                        slot.directory() + " has " + slot.damaged().size() + " damaged files",
                        "Check the disk; ./mainsheet journal show names the files."));
            }
        }
        int quarantined = JournalLook.quarantined(directory).size();
        if (quarantined > 0) {
            findings.add(Finding.red(
                    NAME,
                    quarantined + " events lie in quarantine: Kafka never takes them",
                    "Raise max.message.bytes of the topic; ./mainsheet journal show names the events."));
        }
        return findings;
    }

    private static Finding waiting(SlotContent slot) {
        String detail = slot.entries() + " acknowledged events wait in " + slot.directory();
        return slot.owned()
                ? Finding.yellow(NAME, detail, "They are sent on as soon as Kafka takes them: see that it does.")
                : Finding.red(
                        NAME,
                        detail + ", which no running ingress owns",
                        "Start an ingress with this mainsheet.ingress.journal.dir: it sends them on within seconds.");
    }
}
