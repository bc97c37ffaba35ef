package dev.mainsheet.ingress;

import java.util.Optional;

/** What became of an event that was to be kept. */
public sealed interface Keeping {

    /** The refusal that the sender gets; empty if the event is kept. */
    Optional<Problem> problem();

    /** It lies where no crash of ours loses it: the sender may forget it. */
    record Kept() implements Keeping {
        @Override
        public Optional<Problem> problem() {
            return Optional.empty();
        }
    }

    /**
     * It is not kept, as far as is known now, and may be sent again.
     *
     * @param why a sentence for the sender
     */
    record Unavailable(String why) implements Keeping {
        @Override
        public Optional<Problem> problem() {
            return Optional.of(Problems.notKept(why));
        }
    }

    /** It is not kept, and will not be however often it is sent: no record of its size is taken. */
    record TooLarge() implements Keeping {
        @Override
        public Optional<Problem> problem() {
            return Optional.of(Problems.recordTooLarge());
        }
    }
}
