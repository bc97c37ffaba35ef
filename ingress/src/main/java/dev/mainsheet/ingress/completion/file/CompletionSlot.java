package dev.mainsheet.ingress.completion.file;

import dev.mainsheet.ingress.completion.Completion;
import dev.mainsheet.ingress.completion.CompletionStore;
import dev.mainsheet.runtime.Slots;
import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completions in one of several directories that instances share out among themselves; an orphaned one is emptied. */
public final class CompletionSlot implements CompletionStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionSlot.class);

    private final Path parent;
    private final Slots.Slot slot;
    private final CompletionFiles files;

    private CompletionSlot(Path parent, Slots.Slot slot) {
        this.parent = parent;
        this.slot = slot;
        this.files = new CompletionFiles(slot.directory());
    }

    /**
     * Claims a slot below {@code parent}.
     *
     * @param key of the configuration that says where that is
     * @throws StartException if none can be had
     */
    public static CompletionSlot claim(Path parent, String key) throws StartException {
        return new CompletionSlot(parent, Slots.claim(parent, key));
    }

    @Override
    public long save(Completion completion) throws IOException {
        return files.save(completion);
    }

    @Override
    public void remove(String id) throws IOException {
        files.remove(id);
    }

    @Override
    public List<Kept> load() throws IOException {
        return files.load();
    }

    @Override
    public List<Kept> adopt() throws IOException {
        List<Kept> adopted = new ArrayList<>();
        Optional<Slots.Slot> orphan = Slots.adopt(parent, CompletionFiles::any);
        if (orphan.isPresent()) {
            try (Slots.Slot gone = orphan.get()) {
                adopted.addAll(files.adopt(gone.directory()));
                LOG.info(
                        "took over {} completions out of {}, which has no owner any more",
                        adopted.size(),
                        gone.directory());
            }
        }
        return adopted;
    }

    /** Lets go of the slot. */
    @Override
    public void close() {
        slot.close();
    }
}
