package dev.mainsheet.ingress.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.mainsheet.ingress.completion.file.CompletionSlot;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.retry.RetrySchedule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a socket cannot show: a clock that moves, attempts that stay under way, another key, a disk that takes nothing. */
class CompletionsTest {

    private static final Sent TAKEN = new Sent.Answered(204, Optional.empty());
    private static final Sent BUSY = new Sent.Answered(503, Optional.empty());
    private static final int MOST_AT_ONCE = 2;

    @TempDir
    private Path parent;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final SealedTokens tokens = new SealedTokens(new byte[32], new SecureRandom());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Held sailPoint = new Held();
    private final List<Runnable> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Runnable::run);
    }

    @Test
    void noMoreAttemptsAreUnderWayThanMayBe() throws Exception {
        Completions completions = start(tokens);
        for (int i = 0; i < 5; i++) {
            completions.complete(completion(i), grant(i), standing -> {});
        }
        for (int ended = 0; ended < 5; ended++) {
            int before = ended;
            int expected = Math.min(5, before + MOST_AT_ONCE);
            await().until(() -> sailPoint.attempts.size() == expected);
            sailPoint.attempts.get(before).complete(TAKEN);
        }
        await().untilAsserted(() -> assertThat(ended("completed")).isEqualTo(5));
    }

    @Test
    void anAnswerIsNotTakenOnAfterTheDeadline() throws Exception {
        Completions completions = start(tokens);
        now.set(deadline());
        assertThat(complete(completions, 1)).isEqualTo(Standing.EXPIRED);
        assertThat(sailPoint.attempts).isEmpty();
        assertNothingKept();
    }

    @Test
    void anAnswerThatSailPointCouldNotTakeBeforeTheDeadlineIsGivenUpAndForgotten() throws Exception {
        Completions completions = start(tokens);
        CompletableFuture<Standing> standing = new CompletableFuture<>();
        completions.complete(completion(1), grant(1), standing::complete);
        await().until(() -> sailPoint.attempts.size() == 1);
        now.set(deadline());
        sailPoint.attempts.get(0).complete(BUSY);
        assertThat(standing.get(5, TimeUnit.SECONDS)).isEqualTo(Standing.EXPIRED);
        assertThat(ended("expired")).isEqualTo(1);
        assertNothingKept();
    }

    @Test
    void whatWasSealedWithAnotherKeyStaysForARunWithThatKey() throws Exception {
        try (CompletionSlot before = CompletionSlot.claim(parent, "mainsheet.ingress.journal.dir")) {
            before.save(completion(1));
        }
        byte[] other = new byte[32];
        other[0] = 1;
        Completions completions = start(new SealedTokens(other, new SecureRandom()));
        completions.stop(Duration.ofSeconds(1));
        started.remove(0).run();
        assertThat(sailPoint.attempts).isEmpty();
        assertThat(parent.resolve("0")).isDirectoryContaining("glob:**.json");
        start(tokens);
        await().until(() -> sailPoint.attempts.size() == 1);
    }

    @Test
    void anAnswerThatTheDiskDoesNotTakeIsNotAcceptedAndNotSent() throws Exception {
        Completions completions = start(tokens);
        Files.delete(parent.resolve("0/.lock"));
        Files.delete(parent.resolve("0"));
        Files.writeString(parent.resolve("0"), "a file where the directory should be");
        assertThat(complete(completions, 1)).isEqualTo(Standing.NOT_KEPT);
        assertThat(sailPoint.attempts).isEmpty();
    }

    @Test
    void aStopLetsAnAttemptUnderWayEndAndTellsWhoeverWaits() throws Exception {
        Completions completions = start(tokens);
        CompletableFuture<Standing> standing = new CompletableFuture<>();
        completions.complete(completion(1), grant(1), standing::complete);
        await().until(() -> sailPoint.attempts.size() == 1);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> completions.stop(Duration.ofSeconds(5)));
        assertThat(standing.get(5, TimeUnit.SECONDS)).isEqualTo(Standing.ACCEPTED);
        sailPoint.attempts.get(0).complete(TAKEN);
        stopped.get(5, TimeUnit.SECONDS);
        assertNothingKept();
        assertThat(complete(completions, 2)).isEqualTo(Standing.NOT_KEPT);
    }

    private void assertNothingKept() {
        assertThat(parent.resolve("0")).isDirectoryNotContaining("glob:**.json");
    }

    private Standing complete(Completions completions, int number) throws Exception {
        CompletableFuture<Standing> standing = new CompletableFuture<>();
        completions.complete(completion(number), grant(number), standing::complete);
        return standing.get(5, TimeUnit.SECONDS);
    }

    private Completions start(SealedTokens with) throws StartException {
        CompletionRules rules = new CompletionRules(
                new RetrySchedule(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofHours(1)),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofHours(1),
                100,
                100_000,
                MOST_AT_ONCE);
        CompletionSlot slot = CompletionSlot.claim(parent, "mainsheet.ingress.journal.dir");
        Completions completions =
                new Completions(rules, slot, with, sailPoint, new CompletionMetrics(registry), now::get, new Random(7));
        completions.start();
        started.add(() -> {
            completions.stop(Duration.ZERO);
            slot.close();
        });
        return completions;
    }

    private Completion completion(int number) {
        Grant grant = grant(number);
        return Completion.of(grant, tokens.seal(grant).orElseThrow(), new Answer.Output(BooleanNode.TRUE));
    }

    private static Grant grant(int number) {
        URI url = URI.create("https://acme.api.identitynow.com/beta/trigger-invocations/" + number + "/complete");
        return new Grant("default", "acme:asks", "e-" + number, url, "hush", deadline());
    }

    private static Instant deadline() {
        return Instant.parse("2026-11-24T09:00:00Z");
    }

    private double ended(String outcome) {
        return registry.counter("mainsheet.ingress.completions", "outcome", outcome)
                .count();
    }

    /** Attempts that end when the test says so. */
    private static final class Held implements CompletionSender {

        final List<CompletableFuture<Sent>> attempts = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<Sent> send(Grant grant, Answer answer) {
            CompletableFuture<Sent> attempt = new CompletableFuture<>();
            attempts.add(attempt);
            return attempt;
        }
    }
}
