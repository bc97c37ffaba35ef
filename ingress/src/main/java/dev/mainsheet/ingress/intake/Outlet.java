package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One producer, from its first event to its end. Within a partition events land in the order they were sent, and what lands
 * of them is a prefix, as long as nothing is sent after a refusal. Called on the owner's thread, and never waits.
 */
public interface Outlet {

    /** How many partitions the topic has. */
    int partitions();

    /** Whether a partition has a leader, as far as was known a moment ago. */
    boolean hasLeader(int partition);

    /**
     * Sends to the partition of the event's key.
     *
     * @param done gets what became of it on the owner's thread, after this returned; empty if Kafka has it. Not called if
     *     the refusal is returned
     */
    Optional<Refusal> send(Event event, Consumer<Optional<Refusal>> done);

    /** The same to {@code partition}. */
    Optional<Refusal> send(Event event, int partition, Consumer<Optional<Refusal>> done);

    /** Sends nothing more and waits for nothing. What is on its way may still land. */
    void abandon();
}
