package dev.mainsheet.runtime.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Keeps one client's token while it is in force. Whoever needs one while there is none waits for the same request: a
 * thousand lookups after an outage ask once. What was not granted is not remembered; the next who asks tries again. Safe
 * for any thread; never waits.
 */
final class TokenKeeper {

    private final Function<Instant, CompletionStage<TokenAnswer>> request;
    private final InstantSource clock;

    /** Guarded by this. */
    private Optional<AccessToken> held = Optional.empty();

    /** The one request under way. Guarded by this. */
    private Optional<CompletableFuture<TokenAnswer>> underWay = Optional.empty();

    /**
     * @param request asks for a token once; given the time of asking, from which its life counts
     * @param clock the time of day
     */
    TokenKeeper(Function<Instant, CompletionStage<TokenAnswer>> request, InstantSource clock) {
        this.request = request;
        this.clock = clock;
    }

    /** The token in force, or what comes of the request for one. */
    CompletionStage<TokenAnswer> token() {
        CompletableFuture<TokenAnswer> answer = new CompletableFuture<>();
        Instant now = clock.instant();
        synchronized (this) {
            if (held.filter(token -> now.isBefore(token.renewAt())).isPresent()) {
                return CompletableFuture.completedFuture(new TokenAnswer.Granted(held.get()));
            }
            if (underWay.isPresent()) {
                return underWay.get();
            }
            underWay = Optional.of(answer);
        }
        request.apply(now).whenComplete((came, broken) -> {
            settle(came instanceof TokenAnswer.Granted granted ? Optional.of(granted.token()) : Optional.empty());
            if (broken != null) {
                answer.completeExceptionally(broken);
            } else {
                answer.complete(came);
            }
        });
        return answer;
    }

    private synchronized void settle(Optional<AccessToken> token) {
        held = token;
        underWay = Optional.empty();
    }

    /** Takes note that {@code token} was not accepted. A newer one is not touched by it. */
    synchronized void refused(AccessToken token) {
        if (held.filter(token::equals).isPresent()) {
            held = Optional.empty();
        }
    }
}
