package dev.mainsheet.ingress.completion;

import java.io.IOException;
import java.util.List;

/** Where completions lie until SailPoint has them. Used by one thread at a time; it blocks. */
public interface CompletionStore {

    /** A completion and how many bytes it takes. */
    record Kept(Completion completion, long bytes) {}

    /**
     * Keeps a completion so that no crash loses it.
     *
     * @return how many bytes it takes
     * @throws IOException if it is not kept
     */
    long save(Completion completion) throws IOException;

    /** Forgets a completion; nothing happens if there is none of that id. */
    void remove(String id) throws IOException;

    /** What lies there. What cannot be read is left out, and said in the log. */
    List<Kept> load() throws IOException;

    /** Takes over what instances that are gone have left, and returns it. */
    List<Kept> adopt() throws IOException;
}
