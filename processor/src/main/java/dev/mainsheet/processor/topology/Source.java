package dev.mainsheet.processor.topology;

import dev.mainsheet.schemas.Topics;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Where an event lies.
 *
 * @param topic {@link #EVENTS} or {@link #REPLAYS}: stores keep these numbers, so a changed prefix finds its state again
 */
record Source(byte topic, int partition, long offset) {

    static final byte EVENTS = 0;
    static final byte REPLAYS = 1;

    static Source of(RecordMetadata at, Topics topics) {
        return new Source(at.topic().equals(topics.replays()) ? REPLAYS : EVENTS, at.partition(), at.offset());
    }

    /** What the topic is called. */
    String name(Topics topics) {
        return topic == REPLAYS ? topics.replays() : topics.events();
    }
}
