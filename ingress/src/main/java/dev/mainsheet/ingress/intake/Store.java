package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal, asked without waiting. What is asked is done in the order it was asked, and answers come in that order on the
 * owner's thread.
 */
public interface Store {

    /** Appends events, all or none, and answers once they are on the disk. */
    void append(List<Event> events, Consumer<Optional<StoreTrouble>> done);

    /** Begins to read anew for a number of partitions, and answers how many entries are not done. */
    void rewind(int partitions, Consumer<Long> left);

    /** The next entries of a partition, in order; an empty list if there are none now. */
    void read(int partition, Consumer<Read> done);

    /** What reading came to. */
    sealed interface Read {

        /** Hands on whichever it is. */
        void match(Consumer<List<Stored>> entries, Consumer<StoreTrouble> trouble);

        /** The entries. */
        record Entries(List<Stored> read) implements Read {
            @Override
            public void match(Consumer<List<Stored>> entries, Consumer<StoreTrouble> trouble) {
                entries.accept(read);
            }
        }

        /** None, because of the disk. */
        record Failed(StoreTrouble why) implements Read {
            @Override
            public void match(Consumer<List<Stored>> entries, Consumer<StoreTrouble> trouble) {
                trouble.accept(why);
            }
        }
    }

    /** Kafka has all of a partition before {@code place}. */
    void done(int partition, Place place);

    /** Puts an event that Kafka will never take where it stays until somebody has looked. */
    void quarantine(Event event, Consumer<Optional<StoreTrouble>> done);

    /** Tries whether an event would be taken now. */
    void probe(Consumer<Optional<StoreTrouble>> done);

    /** Every entry is done: leaves nothing on the disk. */
    void clear();
}
