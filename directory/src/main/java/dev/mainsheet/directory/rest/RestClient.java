package dev.mainsheet.directory.rest;

import dev.mainsheet.directory.Failure;
import dev.mainsheet.runtime.http.Call;
import dev.mainsheet.runtime.http.Reply;
import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import java.util.concurrent.CompletionStage;

/** Asks a system that answers in JSON, and tells its failures apart. Safe for any thread; never waits. */
public final class RestClient {

    private final AuthorizedSystem system;
    private final Failures failures;

    /**
     * @param system is asked
     * @param remedies for its failures
     */
    public RestClient(AuthorizedSystem system, Remedies remedies) {
        this.system = system;
        this.failures = new Failures(remedies);
    }

    /** Asks once. The stage never completes exceptionally. */
    public <T> CompletionStage<Outcome<T>> ask(Call call, Reading<T> reading) {
        return system.call(call)
                .thenApply(reply -> reply.match(
                        replied -> outcome(system.url(call), replied, reading),
                        denied -> failed(failures.ofToken(system.tokens().url(), denied))));
    }

    private <T> Outcome<T> outcome(String url, Reply reply, Reading<T> reading) {
        if (!(reply instanceof Reply.Answered answered)) {
            return failed(failures.ofLookup(url, reply));
        }
        if (!answered.isSuccess()) {
            return reading.refused(answered).orElseGet(() -> failed(failures.ofLookup(url, answered)));
        }
        return Json.parsed(answered.body())
                .flatMap(reading::read)
                .<Outcome<T>>map(Outcome.Read::new)
                .orElseGet(() -> failed(failures.unreadable(url, answered)));
    }

    private static <T> Outcome<T> failed(Failure failure) {
        return new Outcome.Failed<>(failure);
    }
}
