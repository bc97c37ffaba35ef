package dev.mainsheet.console.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainsheet.runtime.journal.JournalLook.QuarantinedEvent;
import dev.mainsheet.runtime.journal.JournalLook.SlotContent;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One thing in the journal's directory.
 *
 * @param what {@code slot}, {@code quarantined} or {@code damaged}
 * @param path where it lies
 * @param events that Kafka may not have; of a slot in use as of a second ago
 * @param bytes on the disk
 * @param oldest when the first of them was received, absent if there is none
 * @param about whose it is, or what: never content
 * @param mayBeDeleted whether nothing that was acknowledged would be lost with it
 * @param advice what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalItem(
        String what,
        String path,
        long events,
        long bytes,
        String oldest,
        String about,
        boolean mayBeDeleted,
        String advice) {

    static JournalItem of(SlotContent slot) {
        String oldest = slot.oldest().map(Instant::toString).orElse(null);
        String owner = slot.owned() ? "held by a running ingress" : "without an owner";
        if (slot.owned()) {
            String advice = slot.entries() == 0
                    ? "Leave it: it is in use."
                    : "Leave it: its events are sent on as soon as Kafka takes them.";
            return slot(slot, oldest, owner, false, advice);
        }
        return slot.entries() == 0
                ? slot(slot, oldest, owner, true, "It may be deleted.")
                : slot(
                        slot,
                        oldest,
                        owner,
                        false,
                        "Do not delete it: its events were acknowledged. Any ingress with this directory sends them on"
                                + " within seconds of starting.");
    }

    private static JournalItem slot(
            SlotContent slot, String oldest, String owner, boolean mayBeDeleted, String advice) {
        return new JournalItem(
                "slot", slot.directory().toString(), slot.entries(), slot.bytes(), oldest, owner, mayBeDeleted, advice);
    }

    static JournalItem of(QuarantinedEvent event) {
        return new JournalItem(
                "quarantined",
                event.file().toString(),
                1,
                event.bytes(),
                event.receivedAt().map(Instant::toString).orElse(null),
                event.about(),
                true,
                "Kafka never takes it, though its sender was told that it is kept. Raise max.message.bytes of the topic,"
                        + " and look at the event; then it may be deleted.");
    }

    static JournalItem damaged(Path file, long bytes) {
        return new JournalItem(
                "damaged",
                file.toString(),
                0,
                bytes,
                null,
                "what could be read of it was sent on",
                true,
                "Check the disk, and keep the file until you know what is missing; then it may be deleted.");
    }
}
