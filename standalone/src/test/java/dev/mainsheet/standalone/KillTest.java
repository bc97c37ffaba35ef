package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import dev.mainsheet.testkit.sailpoint.Credential;
import dev.mainsheet.testkit.sailpoint.SailPointSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything killed at once with SIGKILL, again and again, under load. */
@Tag("kill")
class KillTest {

    private static final String EVERYTHING = "[{name: everything, triggers: ['*'], listeners: [default]}]";
    private static final int KILLS = Integer.getInteger("mainsheet.kills", 5);
    private static final int SUBJECTS = 20;

    /** Between two tries while nobody listens, so that the starting process has the machine. */
    private static final long PAUSE_NANOS = 20_000_000L;

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsMissingAtTheListenerAfterEverythingWasKilled() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        Random random = new Random(seed);
        Setup setup = Setup.in(directory);
        try (MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey(Setup.KEY))) {
            moveworks.start();
            Path file = setup.file(moveworks, EVERYTHING);
            Load load = new Load(setup, seed);
            for (int kill = 0; kill < KILLS; kill++) {
                try (MainsheetProcess mainsheet = start(file)) {
                    long before = load.acknowledged();
                    Thread sender = load.start();
                    long target = before + 100 + random.nextInt(900);
                    await().atMost(Duration.ofSeconds(120))
                            .until(() -> load.acknowledged() >= target || !mainsheet.alive());
                    mainsheet.kill9();
                    load.stop(sender);
                }
            }
            try (MainsheetProcess mainsheet = start(file)) {
                Set<String> acknowledged = load.ids();
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> ids(moveworks).containsAll(acknowledged) || !mainsheet.alive());
                Set<String> delivered = ids(moveworks);
                List<ReceivedDelivery> all = moveworks.accepted();
                System.out.printf(
                        "seed %d: %d kills, %d acknowledged, %d delivered (%d of them not acknowledged), %d repeats%n",
                        seed,
                        KILLS,
                        acknowledged.size(),
                        delivered.size(),
                        delivered.stream()
                                .filter(id -> !acknowledged.contains(id))
                                .count(),
                        all.size() - delivered.size());
                assertThat(delivered).containsAll(acknowledged);
                assertThat(load.inOrderOfAcknowledgement(all)).isTrue();
            }
        }
    }

    private MainsheetProcess start(Path file) throws IOException {
        return MainsheetProcess.start(directory.resolve("output.txt"), Map.of(), "up", "--config", file.toString());
    }

    private static Set<String> ids(MoveworksStandIn moveworks) {
        Set<String> ids = new LinkedHashSet<>();
        moveworks
                .accepted()
                .forEach(delivery -> ids.add(delivery.json().get("id").asText()));
        return ids;
    }

    /** One event after the other for random subjects, for as long as it may. */
    private static final class Load {

        private final Setup setup;
        private final Random random;
        private final SailPointSender sailPoint = new SailPointSender(new Credential.Bearer(Setup.TOKEN));
        private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
        private volatile boolean running;
        private int number;

        Load(Setup setup, long seed) {
            this.setup = setup;
            this.random = new Random(seed);
        }

        Thread start() {
            running = true;
            Thread thread = new Thread(this::run, "load");
            thread.start();
            return thread;
        }

        void stop(Thread thread) throws InterruptedException {
            running = false;
            thread.join();
        }

        long acknowledged() {
            return acknowledged.size();
        }

        Set<String> ids() {
            return new LinkedHashSet<>(acknowledged);
        }

        private void run() {
            while (running) {
                int event = number++;
                String body =
                        "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"s%d\",\"name\":\"n\"},\"changes\":[{\"n\":%d}]}"
                                .formatted(random.nextInt(SUBJECTS), event);
                try {
                    SailPointSender.Answer answer = sailPoint.send(
                            setup.trigger("idn:identity-attributes-changed"), body.getBytes(StandardCharsets.UTF_8));
                    if (answer.status() == 200) {
                        String id = RunningMainsheet.eventId(answer);
                        numbers.put(id, event);
                        acknowledged.add(id);
                    }
                } catch (IOException notUpOrKilled) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        /**
         * Whether, per subject, first deliveries of acknowledged events came in the order they were acknowledged in. A
         * repeat after a kill is no disorder.
         */
        boolean inOrderOfAcknowledgement(List<ReceivedDelivery> deliveries) {
            Set<String> seen = new LinkedHashSet<>();
            Map<String, Integer> latest = new HashMap<>();
            for (ReceivedDelivery delivery : deliveries) {
                String id = delivery.json().get("id").asText();
                Integer event = numbers.get(id);
                if (event == null || !seen.add(id)) {
                    continue;
                }
                Integer before = latest.put(delivery.json().at("/subject/id").asText(), event);
                if (before != null && before > event) {
                    return false;
                }
            }
            return true;
        }
    }
}
