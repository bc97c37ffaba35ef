package dev.mainsheet.runtime.oauth;

import dev.mainsheet.runtime.http.Reply;
import java.util.function.Function;

/** What came of asking for a token. */
public sealed interface TokenAnswer {

    /** What the caller makes of it. */
    <T> T match(Function<AccessToken, T> granted, Function<Reply, T> denied);

    /** One that is in force. */
    record Granted(AccessToken token) implements TokenAnswer {
        @Override
        public <T> T match(Function<AccessToken, T> granted, Function<Reply, T> denied) {
            return granted.apply(token);
        }
    }

    /**
     * None.
     *
     * @param reply what came instead; with a status of 2xx, an answer without a token in it
     */
    record Denied(Reply reply) implements TokenAnswer {
        @Override
        public <T> T match(Function<AccessToken, T> granted, Function<Reply, T> denied) {
            return denied.apply(reply);
        }
    }
}
