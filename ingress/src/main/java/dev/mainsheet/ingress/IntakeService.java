package dev.mainsheet.ingress;

import dev.mainsheet.ingress.intake.Adoption;
import dev.mainsheet.ingress.intake.Keeper;
import dev.mainsheet.ingress.intake.Outlet;
import dev.mainsheet.ingress.intake.Room;
import dev.mainsheet.ingress.journal.DiskProbe;
import dev.mainsheet.ingress.journal.JournalStore;
import dev.mainsheet.ingress.kafka.KafkaLink;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.Slots;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.journal.Journal;
import dev.mainsheet.runtime.journal.Quarantine;
import dev.mainsheet.schemas.Event;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intake as it is put together when the ingress starts: a slot of the journal, the keeper over it, and Kafka. */
final class IntakeService implements Intake, Service, KafkaLink.Side {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeService.class);
    private static final long ADOPT_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final ServiceContext context;
    private final IngressSettings.Journal settings;
    private final Room room;
    private final EventLoop loop;
    private volatile Optional<Parts> parts = Optional.empty();

    /** Touched by the link's thread alone. */
    private long adoptedAt = System.nanoTime() - ADOPT_EVERY_NANOS;

    /** The last journal that was taken over; closed again does nothing. Set by the link's thread, read once that has ended. */
    private volatile Optional<Adopted> adopted = Optional.empty();

    private record Adopted(JournalStore store, Slots.Slot slot) {
        void close() {
            store.close(Duration.ofSeconds(1));
            slot.close();
        }
    }

    private record Parts(Slots.Slot slot, JournalStore store, LoopIntake intake, KafkaLink link) {}

    IntakeService(ServiceContext context, IngressSettings.Journal settings, Room room, EventLoop loop) {
        this.context = context;
        this.settings = settings;
        this.room = room;
        this.loop = loop;
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public void start() throws StartException {
        Slots.Slot slot = Slots.claim(settings.directory(), "mainsheet.ingress.journal.dir");
        JournalStore store = store(Integer.toString(slot.number()), slot);
        KeeperMetrics report = new KeeperMetrics(context.metrics());
        Keeper keeper = new Keeper(store, room, System::nanoTime, report);
        LoopIntake intake = new LoopIntake(loop, keeper, new Adoption(keeper, System::nanoTime, report));
        gauges(store, intake);
        KafkaLink link = new KafkaLink(context.kafka(), this, loop, context.refused());
        parts = Optional.of(new Parts(slot, store, intake, link));
        intake.start(context.vertx());
        link.start();
    }

    private JournalStore store(String name, Slots.Slot slot) throws StartException {
        try {
            return new JournalStore(
                    name,
                    Journal.open(slot.directory(), settings.maxBytes()),
                    new Quarantine(settings.directory().resolve(Quarantine.NAME)),
                    new DiskProbe(slot.directory()),
                    loop);
        } catch (IOException unreadable) {
            slot.close();
            throw new StartException(
                    "The journal in " + slot.directory() + " cannot be opened: " + unreadable.getMessage()
                            + ". Let this process read and write there, or move the directory away and keep it: events"
                            + " that were acknowledged may lie in it.",
                    unreadable);
        }
    }

    private void gauges(JournalStore store, LoopIntake intake) {
        Gauge.builder("mainsheet.ingress.journal.bytes", store, JournalStore::bytes)
                .description("Bytes of this instance's journal")
                .register(context.metrics());
        Gauge.builder("mainsheet.ingress.journal.waiting", intake, LoopIntake::left)
                .description("Events in the journal that Kafka may not have")
                .register(context.metrics());
    }

    /** Where this instance's state lies; empty before the start. */
    Optional<Path> slotDirectory() {
        return parts.map(running -> running.slot().directory());
    }

    @Override
    public void keep(Event event, Duration within, Consumer<Keeping> answer) {
        parts.ifPresentOrElse(
                running -> running.intake().keep(event, within, answer),
                () -> answer.accept(new Keeping.Unavailable("The ingress does not run.")));
    }

    @Override
    public CheckResult check() {
        return parts.map(running -> running.intake().check()).orElseGet(() -> CheckResult.down("not started"));
    }

    @Override
    public boolean needsOutlet() {
        return parts.filter(running -> running.intake().needsOutlet()).isPresent();
    }

    @Override
    public boolean isBusy() {
        return parts.filter(running -> running.intake().isBusy()).isPresent();
    }

    @Override
    public void open(Outlet outlet) {
        parts.ifPresentOrElse(running -> running.intake().open(outlet), outlet::abandon);
    }

    @Override
    public void away(String why) {
        parts.ifPresent(running -> running.intake().away(why));
    }

    /** Takes over what an instance that is gone left, as soon as Kafka would take it. */
    @Override
    public void lookAround() {
        if (needsOutlet() || System.nanoTime() - adoptedAt < ADOPT_EVERY_NANOS) {
            return;
        }
        adoptedAt = System.nanoTime();
        parts.filter(running -> !running.intake().adopts()).ifPresent(this::adopt);
    }

    private void adopt(Parts running) {
        try {
            Optional<Slots.Slot> orphan = Slots.adopt(settings.directory(), Journal::hasEntries);
            if (orphan.isPresent()) {
                Slots.Slot slot = orphan.get();
                LOG.info("the journal in {} has no owner any more: sending on what lies there", slot.directory());
                Adopted taken = new Adopted(store("adopted-" + slot.number(), slot), slot);
                adopted = Optional.of(taken);
                running.intake().adopt(taken.store(), () -> letGo(taken));
            }
        } catch (IOException | StartException unreadable) {
            LOG.error("a journal without an owner could not be taken over: {}", unreadable.getMessage());
        }
    }

    /** Closing waits for the disk, and this is called on the event loop. */
    private void letGo(Adopted emptied) {
        LOG.info("nothing is left in {}", emptied.slot().directory());
        context.vertx().executeBlocking(() -> {
            emptied.close();
            return null;
        });
    }

    /** Nothing waits long for Kafka any more. */
    void hurry() {
        parts.ifPresent(running -> running.intake().hurry());
    }

    @Override
    public void stop(Duration within) {
        parts.ifPresent(running -> {
            running.link().stopLooking(within.dividedBy(2));
            running.intake().close();
            adopted.ifPresent(Adopted::close);
            running.store().close(within.dividedBy(2));
            running.link().close();
            running.slot().close();
        });
    }
}
