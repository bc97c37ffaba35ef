package dev.mainsheet.console.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aCheckThatHangsSaysSoAndTakesNothingFromTheOthers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        DoctorCheck hanging = new Fake("hanging", () -> {
            never.await();
            return List.of();
        });
        assertThat(new Round(Duration.ofMillis(200)).of(List.of(hanging, fine("fine"))))
                .extracting(Finding::name, Finding::status)
                .containsExactly(tuple("hanging", Level.RED), tuple("fine", Level.GREEN));
    }

    @Test
    void checksRunSideBySideAndAreShownInTheirOrder() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        DoctorCheck first = new Fake("first", () -> meet(both, "first"));
        DoctorCheck second = new Fake("second", () -> meet(both, "second"));
        assertThat(new Round(LONG).of(List.of(first, second)))
                .extracting(Finding::name)
                .containsExactly("first", "second");
    }

    @Test
    void aCheckThatBreaksSaysWhereButNotWhatItHadInHand() throws Exception {
        DoctorCheck broken = new Fake("broken", () -> {
            throw new IllegalStateException("token s3cret");
        });
        List<Finding> findings = new Round(LONG).of(List.of(broken, fine("fine")));
        assertThat(findings).extracting(Finding::status).containsExactly(Level.RED, Level.GREEN);
        assertThat(findings.get(0).detail())
                .contains("IllegalStateException", "RoundTest")
                .doesNotContain("s3cret");
    }

    private static List<Finding> meet(CountDownLatch both, String name) throws InterruptedException {
        both.countDown();
        both.await();
        return List.of(Finding.green(name, "met"));
    }

    private static DoctorCheck fine(String name) {
        return new Fake(name, () -> List.of(Finding.green(name, "is fine")));
    }

    private interface Look {
        List<Finding> look() throws InterruptedException;
    }

    private record Fake(String name, Look look) implements DoctorCheck {
        @Override
        public List<Finding> run() throws InterruptedException {
            return look.look();
        }
    }
}
