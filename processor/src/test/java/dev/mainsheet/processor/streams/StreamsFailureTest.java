package dev.mainsheet.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.streams.StreamsFailure.Next;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamsFailureTest {

    @Test
    void whateverIsNotForAPersonIsTriedAgain() {
        StreamsFailure failure =
                StreamsFailure.of(new StreamsException("in process", new IllegalStateException("a person's name")));

        assertThat(failure.next()).isEqualTo(Next.RETRY);
        assertThat(failure.detail()).contains("IllegalStateException").doesNotContain("a person's name");
    }

    @Test
    void aLostOffsetIsHeldAndNamesThePartition() {
        StreamsFailure failure = StreamsFailure.of(new StreamsException(
                new NoOffsetForPartitionException(Set.of(new TopicPartition("sailpoint.events", 3)))));

        assertThat(failure.next()).isEqualTo(Next.HOLD);
        assertThat(failure.detail()).contains("sailpoint.events-3").contains("kafka-consumer-groups --reset-offsets");
    }

    @Test
    void waitsDoubleUpToAMinuteAndBeginAnewOnceItWorks() {
        Backoff backoff = new Backoff();

        assertThat(Stream.generate(backoff::next).limit(8).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
