package dev.mainsheet.runtime.oauth;

import dev.mainsheet.runtime.http.RemoteSystem;
import dev.mainsheet.runtime.http.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The tokens of one client of one system. Safe for any thread; never waits. */
public final class Tokens {

    private final RemoteSystem issuer;
    private final TokenRequest request;
    private final TokenKeeper keeper;

    /**
     * @param issuer grants them
     * @param request asks for one
     * @param clock the time of day
     */
    public Tokens(RemoteSystem issuer, TokenRequest request, InstantSource clock) {
        this.issuer = issuer;
        this.request = request;
        this.keeper = new TokenKeeper(this::ask, clock);
    }

    /** One that is in force; asked for if there is none. The stage never completes exceptionally. */
    public CompletionStage<TokenAnswer> token() {
        return keeper.token();
    }

    /** Where they are asked for, without query. */
    public String url() {
        return issuer.url(request.call());
    }

    /** Takes note that {@code token} was not accepted: it is not given out again. */
    void refused(AccessToken token) {
        keeper.refused(token);
    }

    private CompletionStage<TokenAnswer> ask(Instant askedAt) {
        return issuer.call(request.call())
                .thenApply(reply -> granted(reply)
                        .<TokenAnswer>map(grant -> new TokenAnswer.Granted(grant.from(askedAt)))
                        .orElseGet(() -> new TokenAnswer.Denied(reply)));
    }

    private static Optional<Grant> granted(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.isSuccess()
                ? GrantReader.read(answered.body())
                : Optional.empty();
    }
}
