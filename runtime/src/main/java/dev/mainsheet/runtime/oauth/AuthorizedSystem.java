package dev.mainsheet.runtime.oauth;

import dev.mainsheet.runtime.http.Call;
import dev.mainsheet.runtime.http.RemoteSystem;
import dev.mainsheet.runtime.http.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Calls a system with an access token. Safe for any thread; never waits. */
public final class AuthorizedSystem {

    private static final int UNAUTHORIZED = 401;

    private final RemoteSystem system;
    private final Tokens tokens;

    /**
     * @param system is called
     * @param tokens open it
     */
    public AuthorizedSystem(RemoteSystem system, Tokens tokens) {
        this.system = system;
        this.tokens = tokens;
    }

    /**
     * Calls; a second time, with a fresh token, if the first one is answered 401: it may have been revoked before its time.
     * The stage never completes exceptionally.
     */
    public CompletionStage<AuthorizedReply> call(Call call) {
        return withToken(token -> send(call, token).thenCompose(reply -> {
            if (!isUnauthorized(reply)) {
                return replied(reply);
            }
            tokens.refused(token);
            return withToken(fresh -> send(call, fresh).thenCompose(AuthorizedSystem::replied));
        }));
    }

    private CompletionStage<AuthorizedReply> withToken(Function<AccessToken, CompletionStage<AuthorizedReply>> use) {
        return tokens.token()
                .thenCompose(answer -> answer.match(
                        use, denied -> CompletableFuture.completedFuture(new AuthorizedReply.NoToken(denied))));
    }

    private CompletionStage<Reply> send(Call call, AccessToken token) {
        return system.call(call.with("Authorization", "Bearer " + token.value()));
    }

    private static boolean isUnauthorized(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.status() == UNAUTHORIZED;
    }

    private static CompletionStage<AuthorizedReply> replied(Reply reply) {
        return CompletableFuture.completedFuture(new AuthorizedReply.Replied(reply));
    }

    /** Where a call goes, without its query. */
    public String url(Call call) {
        return system.url(call);
    }

    /** What opens it. */
    public Tokens tokens() {
        return tokens;
    }
}
