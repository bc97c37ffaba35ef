package dev.mainsheet.ingress.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.RetriableException;

/** Looks whether Kafka answers, without writing to it. Waits: not for an event loop. */
final class TopicLook {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String topic;
    private final Admin admin;

    TopicLook(String topic, Map<String, Object> client) {
        this.topic = topic;
        this.admin = Admin.create(client);
    }

    /**
     * Whether Kafka answers at all. That it does not show the topic to us says nothing about whether it takes events: the
     * next event will tell.
     */
    boolean answers() throws InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException refused) {
            return !(refused.getCause() instanceof RetriableException);
        }
    }

    void close() {
        admin.close(Duration.ZERO);
    }
}
