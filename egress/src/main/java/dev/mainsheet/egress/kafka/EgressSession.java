package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.EgressSettings;
import dev.mainsheet.egress.Listener;
import dev.mainsheet.egress.ParcelReader;
import dev.mainsheet.egress.Sender;
import dev.mainsheet.egress.Watch;
import dev.mainsheet.egress.engine.DispatchPorts;
import dev.mainsheet.egress.engine.DispatchRules;
import dev.mainsheet.egress.engine.Dispatcher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership of the group, from joining to leaving, with everything that lives as long: when anything in it fails
 * beyond mending, the whole is thrown away and made anew, because what it knew is written in commits and receipts.
 */
public final class EgressSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EgressSession.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Assignments assignments;
    private final DeliveryPoller poller;

    /** Builds everything and joins the group. What was built is closed again if the rest cannot be. */
    public EgressSession(EgressSettings settings, Sender sender, Watch watch, EgressStatus status) {
        try {
            KafkaClients clients = new KafkaClients(settings);
            MailboxThread mailbox = new MailboxThread(InstantSource.system());
            closing.push(mailbox::close);
            ReceiptWriter ledger = new ReceiptWriter(settings.topics(), clients::ledger, CLOSE_WITHIN);
            closing.push(ledger::close);
            RecoveryThread recovery = new RecoveryThread(settings.topics().receipts(), clients::recovery);
            closing.push(recovery::close);
            Consumer<byte[], byte[]> consumer = clients.deliveries();
            closing.push(() -> leave(consumer));
            GroupContact contact = new GroupContact(consumer.metrics(), System::nanoTime);
            Engine engine = new Engine(
                    mailbox,
                    new Dispatcher(
                            rules(settings),
                            new DispatchPorts(
                                    sender, ledger, mailbox, watch, new SplittableRandom(), contact::isFresh)));
            Map<String, Listener> listeners = settings.listeners().stream()
                    .collect(Collectors.toMap(
                            listener -> settings.topics().deliveries(listener.name()), Function.identity()));
            assignments = new Assignments(consumer, engine, recovery, names(listeners), contact, status);
            poller = new DeliveryPoller(
                    consumer, readers(listeners), engine, assignments, contact, () -> status.load(engine.load()));
            status.joining(contact::silence);
            consumer.subscribe(listeners.keySet(), assignments);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private static DispatchRules rules(EgressSettings settings) {
        return new DispatchRules(
                settings.listeners().stream().collect(Collectors.toMap(Listener::name, Listener::maxInFlight)),
                settings.memory(),
                settings.ratePerSecond(),
                settings.retries());
    }

    private static Map<String, String> names(Map<String, Listener> listeners) {
        return listeners.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    private static Map<String, ParcelReader> readers(Map<String, Listener> listeners) {
        return listeners.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new ParcelReader(
                                entry.getValue().name(), entry.getValue().maxBodyBytes())));
    }

    /** One turn of the poller; see {@link DeliveryPoller#turn}. */
    public void turn() {
        poller.turn();
    }

    /** Sends nothing more, lets what is in flight come home within a bound, and commits. */
    public void settle(Duration within) {
        assignments.releaseAll(within);
    }

    private static void leave(Consumer<?, ?> consumer) {
        // A member that stops in order leaves, so that a standby takes over at once; one that is killed is waited for.
        consumer.close(
                CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Leaves the group and stops every thread. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            try {
                closing.pop().run();
            } catch (RuntimeException failure) {
                LOG.warn("Closing goes on after {}", failure.toString());
            }
        }
    }
}
