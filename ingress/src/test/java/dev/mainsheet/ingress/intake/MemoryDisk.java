package dev.mainsheet.ingress.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** A journal's content without its files, for thousands of histories. */
final class MemoryDisk implements SimDisk {

    private final List<Entry> entries = new ArrayList<>();
    private final int[] done;
    private final int[] reading;
    private final int[] attempted;
    private int[] written;
    private long segment = 1;

    private record Entry(Event event, int partition) {}

    MemoryDisk(int partitions) {
        done = new int[partitions];
        reading = new int[partitions];
        attempted = new int[partitions];
        written = new int[partitions];
    }

    @Override
    public void append(List<Event> events) {
        for (Event event : events) {
            int hash = Utils.toPositive(Utils.murmur2(event.key().getBytes(UTF_8)));
            entries.add(new Entry(event, hash % done.length));
        }
    }

    @Override
    public long rewind(int partitions) {
        for (int p = 0; p < partitions; p++) {
            attempted[p] = Math.max(attempted[p], reading[p]);
            reading[p] = done[p];
        }
        long left = 0;
        for (int i = 0; i < entries.size(); i++) {
            left += isDone(i) ? 0 : 1;
        }
        return left;
    }

    private boolean isDone(int index) {
        return index < done[entries.get(index).partition()];
    }

    @Override
    public List<Stored> read(int partition, int maxEntries, long maxBytes) {
        List<Stored> read = new ArrayList<>();
        long bytes = 0;
        int at = reading[partition];
        for (; at < entries.size() && read.size() < maxEntries && bytes < maxBytes; at++) {
            Entry entry = entries.get(at);
            if (entry.partition() == partition) {
                Event event = at < attempted[partition] ? entry.event().doubted() : entry.event();
                read.add(new Stored(event, new Place(segment, at + 1)));
                bytes += event.body().length;
            }
        }
        reading[partition] = at;
        return read;
    }

    @Override
    public void done(int partition, Place place) {
        done[partition] = place.index();
    }

    @Override
    public void checkpoint() {
        written = done.clone();
    }

    @Override
    public void clear() {
        entries.clear();
        segment++;
        for (int[] cursors : List.of(done, reading, attempted, written)) {
            Arrays.fill(cursors, 0);
        }
    }

    @Override
    public void crash() {
        System.arraycopy(written, 0, done, 0, done.length);
        System.arraycopy(written, 0, reading, 0, done.length);
        Arrays.fill(attempted, entries.size());
    }

    @Override
    public boolean holds(String id) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).event().id().equals(id) && !isDone(i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isEmpty() {
        for (int i = 0; i < entries.size(); i++) {
            if (!isDone(i)) {
                return false;
            }
        }
        return true;
    }
}
