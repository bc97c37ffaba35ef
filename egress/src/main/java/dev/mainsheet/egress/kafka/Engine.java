package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.Batch;
import dev.mainsheet.egress.engine.Dispatcher;
import dev.mainsheet.egress.engine.Load;
import dev.mainsheet.egress.engine.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** The dispatcher as the poller sees it: every call is a question put to the dispatcher's own thread. */
final class Engine {

    private final MailboxThread mailbox;
    private final Dispatcher dispatcher;

    Engine(MailboxThread mailbox, Dispatcher dispatcher) {
        this.mailbox = mailbox;
        this.dispatcher = dispatcher;
    }

    void open(List<Start> starts, Map<String, String> listeners) {
        mailbox.ask(() -> {
            starts.forEach(start -> dispatcher.open(
                    start.partition(), listeners.get(start.partition().topic()), start.known()));
            return starts;
        });
    }

    Set<TopicPartition> offer(Batch batch) {
        return mailbox.ask(() -> dispatcher.offer(batch));
    }

    Map<TopicPartition, Position> positions() {
        return mailbox.ask(dispatcher::positions);
    }

    Load load() {
        return mailbox.ask(dispatcher::load);
    }

    /** Starts nothing more for these partitions, and waits for what is in flight; whether all of it came home in time. */
    boolean settle(Collection<TopicPartition> partitions, Duration within) {
        CompletionStage<Void> settled = mailbox.ask(() -> dispatcher.settle(partitions));
        try {
            settled.toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("settling cannot fail", impossible);
        }
    }

    void drop(Collection<TopicPartition> partitions) {
        mailbox.ask(() -> {
            dispatcher.drop(partitions);
            return partitions;
        });
    }
}
