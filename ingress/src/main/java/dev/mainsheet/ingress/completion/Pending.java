package dev.mainsheet.ingress.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A completion that SailPoint does not have yet, and who waits to hear of it. Owned by the thread of {@link Completions}. */
final class Pending {

    final Completion completion;
    final Grant grant;
    final Progress progress;
    final long bytes;
    private final List<Consumer<Standing>> waiting = new ArrayList<>(1);

    Pending(Completion completion, Grant grant, Progress progress, long bytes) {
        this.completion = completion;
        this.grant = grant;
        this.progress = progress;
        this.bytes = bytes;
    }

    void await(Consumer<Standing> answer) {
        waiting.add(answer);
    }

    /** Tells everyone who still waits; nobody is told twice. */
    void tell(Standing standing) {
        List<Consumer<Standing>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(answer -> answer.accept(standing));
    }
}
