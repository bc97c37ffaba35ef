package dev.mainsheet.processor.lookup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A directory with moods. Some people it does not know, on some it chokes; now and then it is slow, away, or refuses
 * everybody. It holds whoever asks to good manners.
 */
final class SimulatedDirectory implements Directory {

    static final Duration TIMEOUT = Duration.ofSeconds(5);

    enum Mood {
        WELL,
        FLAKY,
        AWAY,
        REFUSING,
        THROTTLING,
        KNOWING_NOBODY
    }

    private final VirtualLoop loop;
    private final Random random;
    private final Runnable called;
    private final Set<Query> underWay = new HashSet<>();
    private final Map<Query, Long> lastFound = new HashMap<>();
    private final boolean forgetful;
    private Mood mood = Mood.WELL;
    private boolean peaceful;
    private int callsInMood;
    private long moodSince;

    /**
     * @param called at each call that starts
     * @param forgetful whether those who ask remember too little to ask seldom
     */
    SimulatedDirectory(VirtualLoop loop, Random random, boolean forgetful, Runnable called) {
        this.loop = loop;
        this.random = random;
        this.forgetful = forgetful;
        this.called = called;
    }

    int underWay() {
        return underWay.size();
    }

    void turn(Mood next) {
        mood = next;
        callsInMood = 0;
        moodSince = loop.nanos();
    }

    Mood mood() {
        return mood;
    }

    int callsInMood() {
        return callsInMood;
    }

    Duration moodLasts() {
        return Duration.ofNanos(loop.nanos() - moodSince);
    }

    /** From now on it is well, and chokes on nobody. */
    void makePeace() {
        turn(Mood.WELL);
        peaceful = true;
    }

    static boolean knows(int person) {
        return person % 7 != 3;
    }

    private boolean chokesOn(int person) {
        return !peaceful && person % 11 == 5;
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        assertThat(underWay.add(query)).as("one call at a time for one person").isTrue();
        called.run();
        callsInMood++;
        long startedAt = loop.nanos();
        int person = Integer.parseInt(((Query.ByAttribute) query).value());
        Answer answer = decide(person, startedAt);
        if (answer instanceof Answer.Found && !forgetful) {
            Long before = lastFound.put(query, startedAt);
            assertThat(before == null
                            || startedAt - before >= Duration.ofSeconds(27).toNanos())
                    .as("who was found is asked for again only when that is too old")
                    .isTrue();
        }
        CompletableFuture<Answer> heard = new CompletableFuture<>();
        loop.after(latency(answer), () -> {
            underWay.remove(query);
            heard.complete(answer);
        });
        return heard;
    }

    private Duration latency(Answer answer) {
        boolean timesOut =
                answer instanceof Answer.Failed failed && failed.failure().kind() == Failure.Kind.TIMEOUT;
        return timesOut ? TIMEOUT : Duration.ofMillis(random.nextInt(random.nextInt(20) == 0 ? 3_000 : 200));
    }

    private Answer decide(int person, long startedAt) {
        return switch (mood) {
            case WELL -> truth(person, startedAt);
            case FLAKY -> random.nextInt(3) == 0 ? passing() : truth(person, startedAt);
            case AWAY -> failed(random.nextBoolean() ? Failure.Kind.TIMEOUT : Failure.Kind.IO);
            case REFUSING -> failed(random.nextBoolean() ? Failure.Kind.CREDENTIAL : Failure.Kind.ADDRESS);
            case THROTTLING ->
                new Answer.Failed(new Failure(
                        Failure.Kind.THROTTLED, "asks for peace", Optional.of(Duration.ofSeconds(random.nextInt(60)))));
            case KNOWING_NOBODY -> new Answer.NotFound();
        };
    }

    private Answer truth(int person, long startedAt) {
        if (chokesOn(person)) {
            return failed(random.nextBoolean() ? Failure.Kind.QUERY : Failure.Kind.SERVER);
        }
        if (!knows(person)) {
            return person % 2 == 0 ? new Answer.NotFound() : new Answer.Ambiguous();
        }
        return new Answer.Found(new Person(
                Realm.IIQ, "" + person, "" + person, null, "" + startedAt, true, null, Map.of(), List.of(), List.of()));
    }

    private Answer passing() {
        Failure.Kind[] kinds = {
            Failure.Kind.TIMEOUT, Failure.Kind.IO, Failure.Kind.SERVER, Failure.Kind.THROTTLED, Failure.Kind.QUERY
        };
        return failed(kinds[random.nextInt(kinds.length)]);
    }

    private static Answer failed(Failure.Kind kind) {
        return new Answer.Failed(Failure.of(kind, "host iiq.example.com: " + kind));
    }
}
