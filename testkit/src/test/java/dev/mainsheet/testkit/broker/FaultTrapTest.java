package dev.mainsheet.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

/** That this JVM is still there to say so is half of what is tested. */
class FaultTrapTest {

    private final BrokerThreads threads = new BrokerThreads("fault-trap-test");
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final FaultTrap trap = FaultTrap.set(threads.group(), reports::add);

    @Test
    void aHaltAskedForByTheBrokerIsReportedOnceAndEndsOnlyItsThread() {
        assertThatThrownBy(() -> onItsThread(() -> Exit.halt(1, "first"))).hasMessageContaining("first");
        assertThatThrownBy(() -> onItsThread(() -> Exit.exit(1, "second"))).hasMessageContaining("second");

        assertThat(reports).containsExactly("first");
        assertThat(trap.isSprung()).isTrue();
    }

    @Test
    void aThreadThatTheBrokerMadeIsItsOwnToo() throws Exception {
        onItsThread(() -> {
            ThreadGroup within = new ThreadGroup("made by the broker");
            Thread made = new Thread(within, () -> Exit.halt(1, "deep"));
            made.setUncaughtExceptionHandler((thread, expected) -> {});
            made.start();
            join(made);
        });

        assertThat(reports).containsExactly("deep");
    }

    @Test
    void aFaultOfABrokerThatIsBeingStoppedIsNotReportedAndEndsNothingEither() {
        trap.mute();

        assertThatThrownBy(() -> onItsThread(() -> Exit.halt(1, "late"))).isInstanceOf(ExecutionException.class);
        assertThat(reports).isEmpty();
    }

    private void onItsThread(Runnable work) throws Exception {
        threads.call("work", Duration.ofSeconds(10), () -> {
            work.run();
            return reports;
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
