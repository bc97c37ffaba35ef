package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

    private static final List<String> LISTENERS = List.of("hr", "it");
    private static final Topics TOPICS = new Topics("test-", 12);

    static Stream<TopicSpec> all() {
        return Stream.of(
                        TOPICS.ofIngress(),
                        TOPICS.ofProcessor(LISTENERS),
                        TOPICS.ofEgress(LISTENERS),
                        TOPICS.ofConsole())
                .flatMap(Collection::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void noClockOfASenderDecidesWhatIsKept(TopicSpec topic) {
        assertThat(topic.settings()).containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTopicTakesRecordsOfFourMegabytes(TopicSpec topic) {
        assertThat(topic.settings()).containsEntry("max.message.bytes", "4194304");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTopicHasTheOnePartitionCountAndThePrefixAndOnlyTheOrdersAreOnOne(TopicSpec topic) {
        assertThat(topic.partitions()).isEqualTo(topic.name().equals(TOPICS.controls()) ? 1 : 12);
        assertThat(topic.name()).startsWith("test-");
    }

    @Test
    void timeAloneNeverDeletesWhatIsNotProcessedOrDelivered() {
        assertThat(all().filter(topic ->
                        topic.name().contains("sailpoint") || topic.name().contains("deliveries")))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.settings())
                        .containsEntry("retention.ms", "-1")
                        .containsEntry("cleanup.policy", "delete"));
    }

    @Test
    void recordsOfWhatBecameOfEventsAreKeptForTheirTime() {
        assertThat(retention(TOPICS.outcomes())).isEqualTo(Duration.ofDays(90));
        assertThat(retention(TOPICS.deadLetters())).isEqualTo(Duration.ofDays(30));
        assertThat(retention(TOPICS.receipts())).isEqualTo(Duration.ofDays(400));
        assertThat(retention(TOPICS.actions())).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void theLatestOrderOfEachKeyIsKeptForEver() {
        assertThat(all().filter(topic -> topic.name().equals(TOPICS.controls())))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.settings()).containsEntry("cleanup.policy", "compact"));
    }

    @Test
    void stagesAgreeOnTheTopicsTheyMeetOn() {
        assertThat(all().map(TopicSpec::name).distinct())
                .allSatisfy(name -> assertThat(
                                all().filter(topic -> topic.name().equals(name)).distinct())
                        .hasSize(1));
    }

    @Test
    void everyListenerHasATopicOfItsOwn() {
        assertThat(TOPICS.ofProcessor(LISTENERS))
                .extracting(TopicSpec::name)
                .contains("test-moveworks.deliveries.hr", "test-moveworks.deliveries.it");
        assertThat(TOPICS.ofEgress(LISTENERS))
                .extracting(TopicSpec::name)
                .contains("test-moveworks.deliveries.hr", "test-moveworks.deliveries.it");
    }

    @Test
    void thePrefixCoversGroupsAndApplicationsToo() {
        assertThat(TOPICS.processorId()).isEqualTo("test-mainsheet-processor");
        assertThat(TOPICS.egressGroup()).isEqualTo("test-mainsheet-egress");
    }

    private static Duration retention(String topic) {
        return all().filter(spec -> spec.name().equals(topic))
                .map(spec -> Duration.ofMillis(Long.parseLong(spec.settings().get("retention.ms"))))
                .findFirst()
                .orElseThrow();
    }
}
