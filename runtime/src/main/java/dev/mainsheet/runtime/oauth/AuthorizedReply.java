package dev.mainsheet.runtime.oauth;

import dev.mainsheet.runtime.http.Reply;
import java.util.function.Function;

/** What came of a call that needs a token. */
public sealed interface AuthorizedReply {

    /** What the caller makes of it. */
    <T> T match(Function<Reply, T> replied, Function<Reply, T> noToken);

    /** The call was made. With status 401, a token that had just been granted was refused. */
    record Replied(Reply reply) implements AuthorizedReply {
        @Override
        public <T> T match(Function<Reply, T> replied, Function<Reply, T> noToken) {
            return replied.apply(reply);
        }
    }

    /**
     * There was no token to make it with.
     *
     * @param reply what came when one was asked for
     */
    record NoToken(Reply reply) implements AuthorizedReply {
        @Override
        public <T> T match(Function<Reply, T> replied, Function<Reply, T> noToken) {
            return noToken.apply(reply);
        }
    }
}
