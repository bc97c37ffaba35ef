package dev.mainsheet.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Events come, things go wrong, instances die, stop and start; then all is well, and everything must be as promised. */
final class History {

    private static final int EVENTS_AT_MOST = 300;
    private static final Duration LONGEST_CALM = Duration.ofMinutes(3);

    private final SimWorld world;
    private final Random random;
    private final int keys;
    private final int paceMillis;
    private boolean quiet;

    History(SimWorld world) {
        this.world = world;
        this.random = world.random;
        this.keys = 1 + random.nextInt(12);
        this.paceMillis = 1 + random.nextInt(200);
    }

    void run() throws IOException {
        world.slots.stream().limit(1 + random.nextInt(world.slots.size())).forEach(this::start);
        Weather weather = new Weather(world);
        if (random.nextInt(10) > 0) {
            weather.begin();
        }
        fate();
        world.time.pass(Duration.ofMillis(5_000 + random.nextInt(30_000)));
        weather.clear();
        quiet = true;
        world.ledger.nothingIsLost();
        if (world.running().isEmpty()) {
            start(world.freeSlot().orElseThrow());
        }
        comeToRest();
        world.ledger.kafkaHasItAll();
        world.ledger.nothingIsLost();
    }

    private void start(SimSlot slot) {
        load(world.start(slot));
    }

    private void load(SimInstance instance) {
        instance.life().after(random.nextInt(random.nextInt(4) == 0 ? 10 * paceMillis : paceMillis), () -> {
            if (!quiet && world.ledger.size() < EVENTS_AT_MOST) {
                for (int burst = 1 + random.nextInt(random.nextInt(20) == 0 ? 30 : 2); burst > 0; burst--) {
                    instance.keep(event(), Duration.ofMillis(300 + random.nextInt(2_700)));
                }
                load(instance);
            }
        });
    }

    private Event event() {
        return SimEvents.event(world.ledger.size(), random.nextInt(keys), body());
    }

    private byte[] body() {
        return switch (random.nextInt(30)) {
            case 0 -> SimEvents.TOO_LARGE;
            case 1 -> SimEvents.LARGE;
            default -> SimEvents.SMALL;
        };
    }

    /** What becomes of instances. */
    private void fate() {
        world.time.after(1_000 + random.nextInt(20_000), () -> {
            if (quiet) {
                return;
            }
            List<SimInstance> running = world.running();
            if (random.nextBoolean() && !running.isEmpty()) {
                SimInstance chosen = running.get(random.nextInt(running.size()));
                if (random.nextBoolean()) {
                    chosen.die();
                    world.ledger.nothingIsLost();
                } else {
                    chosen.stop();
                }
            } else {
                world.freeSlot().ifPresent(this::start);
            }
            fate();
        });
    }

    private void comeToRest() throws IOException {
        long until = world.time.elapsedMillis() + LONGEST_CALM.toMillis();
        while (!isAtRest()) {
            assertThat(world.time.elapsedMillis())
                    .as("all is well, and yet: %s", world.running())
                    .isLessThan(until);
            if (world.running().isEmpty()) {
                world.freeSlot().ifPresent(this::start);
            }
            world.time.pass(Duration.ofMillis(500));
        }
    }

    private boolean isAtRest() throws IOException {
        for (SimSlot slot : world.slots) {
            if (!slot.disk.isEmpty()) {
                return false;
            }
        }
        return !world.running().isEmpty()
                && world.running().stream().allMatch(SimInstance::isAtRest)
                && world.ledger.isAllAnswered();
    }
}
