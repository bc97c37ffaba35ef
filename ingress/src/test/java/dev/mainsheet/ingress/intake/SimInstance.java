package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of an ingress, from its start to its stop or its death: a keeper and what its wiring does for it. */
final class SimInstance {

    private static final long TICK_EVERY_MILLIS = 50;
    private static final long LOOK_FOR_ORPHANS_EVERY_MILLIS = 1_000;

    /** As the defaults are. */
    private static final Room ROOM = new Room(1_000, 64 * 1024 * 1024);

    final int run;
    final SimSlot slot;
    final Keeper keeper;

    private final SimWorld world;
    private final Consumer<SimInstance> whenGone;
    private final Life life;
    private final SimStore store;
    private final Adoption adoption;
    private Optional<SimOutlet> outlet = Optional.empty();
    private Optional<SimSlot> adopted = Optional.empty();
    private Optional<SimStore> adoptedStore = Optional.empty();
    private boolean opening;
    private long hurriedAtMillis = Long.MAX_VALUE;

    SimInstance(SimWorld world, SimSlot slot, int run, Consumer<SimInstance> whenGone) {
        this.world = world;
        this.slot = slot;
        this.run = run;
        this.whenGone = whenGone;
        this.life = new Life(world.time);
        this.store = new SimStore(slot, world.time, life, world.random);
        this.keeper = new Keeper(store, ROOM, world.time::nanos, world.report);
        this.adoption = new Adoption(keeper, world.time::nanos, world.report);
        slot.owned = true;
        tick();
        lookForOrphans();
    }

    Life life() {
        return life;
    }

    void keep(Event event, Duration within) {
        keeper.keep(event, within, world.ledger.asks(this, event, within));
    }

    private void tick() {
        keeper.tick();
        adoption.tick();
        if (!world.kafka.answers()) {
            if (world.random.nextInt(20) == 0) {
                keeper.away("Kafka does not answer");
            }
        } else if (keeper.needsOutlet() && !opening) {
            opening = true;
            life.after(1 + world.random.nextInt(400), this::open);
        }
        life.after(TICK_EVERY_MILLIS, this::tick);
    }

    private void open() {
        opening = false;
        if (world.kafka.answers()) {
            SimOutlet opened = new SimOutlet(world.kafka, life);
            outlet = Optional.of(opened);
            keeper.open(opened);
        }
    }

    private void lookForOrphans() {
        if (adoption.isFree() && adopted.isEmpty() && hurriedAtMillis == Long.MAX_VALUE) {
            world.slots.stream().filter(SimInstance::isOrphan).findFirst().ifPresent(this::adopt);
        }
        life.after(LOOK_FOR_ORPHANS_EVERY_MILLIS, this::lookForOrphans);
    }

    private static boolean isOrphan(SimSlot slot) {
        try {
            return !slot.owned && !slot.disk.isEmpty();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private void adopt(SimSlot orphan) {
        orphan.owned = true;
        adopted = Optional.of(orphan);
        SimStore taken = new SimStore(orphan, world.time, life, world.random);
        adoptedStore = Optional.of(taken);
        adoption.adopt(taken, () -> taken.close(this::letGoOfAdopted));
    }

    private void letGoOfAdopted() {
        adopted.ifPresent(slot -> slot.owned = false);
        adopted = Optional.empty();
        adoptedStore = Optional.empty();
    }

    /** What it sends through now stops working for good, and only that. */
    void spoilOutlet() {
        outlet.ifPresent(SimOutlet::becomeUseless);
    }

    /** As by {@code kill -9}. */
    void die() {
        outlet.ifPresent(SimOutlet::abandon);
        store.crash();
        adoptedStore.ifPresent(SimStore::crash);
        end();
    }

    /** As by SIGTERM; every sender has its answer before it is gone. */
    void stop() {
        if (hurriedAtMillis != Long.MAX_VALUE) {
            return;
        }
        hurriedAtMillis = world.time.elapsedMillis();
        keeper.hurry();
        life.after(world.random.nextInt(2_000), () -> {
            adoption.end();
            keeper.close();
            store.close(() -> adoptedStore.ifPresentOrElse(other -> other.close(this::stopped), this::stopped));
        });
    }

    private void stopped() {
        world.ledger.mustHaveAnswered(this);
        end();
    }

    private void end() {
        life.end();
        slot.owned = false;
        letGoOfAdopted();
        whenGone.accept(this);
    }

    boolean hurriedBefore(long millis) {
        return hurriedAtMillis <= millis;
    }

    /** Nothing is left to do: events go to Kafka, and no journal in its hands holds any. */
    boolean isAtRest() {
        return keeper.state() == KeeperState.DIRECT && adopted.isEmpty();
    }

    @Override
    public String toString() {
        return "run %d: %s %s, adopted: %d left"
                .formatted(run, keeper.state(), keeper.check().detail(), adoption.left());
    }
}
