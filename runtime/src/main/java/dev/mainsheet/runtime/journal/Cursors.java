package dev.mainsheet.runtime.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * How far each partition's entries have been taken by Kafka: everything before its place is done. Kept in a small text
 * file, written now and then: after a crash entries are sent again from the place last written, under the same ids.
 */
final class Cursors {

    static final String FILE = "cursor";
    private static final String FORM = "mainsheet-journal-cursor 1";

    private final Place[] places;

    private Cursors(Place[] places) {
        this.places = places;
    }

    /** Every partition at {@code place}. */
    static Cursors at(Place place, int partitions) {
        Place[] places = new Place[partitions];
        Arrays.fill(places, place);
        return new Cursors(places);
    }

    int partitions() {
        return places.length;
    }

    Place of(int partition) {
        return places[partition];
    }

    void advance(int partition, Place to) {
        places[partition] = to;
    }

    boolean leavesUndone(Segment segment, int index) {
        int partition = KeyHash.partition(segment.hash(index), places.length);
        return new Place(segment.number(), index).compareTo(places[partition]) >= 0;
    }

    /** Before it nothing is left to send, of any partition. */
    Place lowest() {
        return Arrays.stream(places).min(Place::compareTo).orElse(Place.START);
    }

    Place highest() {
        return Arrays.stream(places).max(Place::compareTo).orElse(Place.START);
    }

    /** The same for another number of partitions: none of them further than the least of these. */
    Cursors over(int partitions) {
        return partitions == places.length ? new Cursors(places.clone()) : at(lowest(), partitions);
    }

    /** The same for another number of partitions: all of them as far as the furthest of these. */
    Cursors upTo(int partitions) {
        return partitions == places.length ? new Cursors(places.clone()) : at(highest(), partitions);
    }

    /** Each partition as far as it is here or there. */
    Cursors furthest(Cursors other) {
        Place[] furthest = places.clone();
        for (int p = 0; p < furthest.length; p++) {
            furthest[p] = places[p].compareTo(other.places[p]) >= 0 ? places[p] : other.places[p];
        }
        return new Cursors(furthest);
    }

    void write(Path directory) throws IOException {
        StringBuilder text = new StringBuilder(FORM).append('\n');
        for (Place place : places) {
            text.append(place.segment()).append(' ').append(place.index()).append('\n');
        }
        Path draft = directory.resolve(FILE + ".new");
        Files.writeString(draft, text);
        Files.move(draft, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As last written; at the start, over one partition, where nothing readable was. */
    static Cursors read(Path directory) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(directory.resolve(FILE));
        } catch (NoSuchFileException nothingSentYet) {
            return at(Place.START, 1);
        }
        try {
            if (lines.size() < 2 || !lines.get(0).equals(FORM)) {
                throw new IllegalArgumentException("not of its form");
            }
            return new Cursors(lines.stream().skip(1).map(Cursors::place).toArray(Place[]::new));
        } catch (IllegalArgumentException cutShort) {
            JournalLog.LOG.warn(
                    "{} cannot be read: every entry is sent again, under its own id", directory.resolve(FILE));
            return at(Place.START, 1);
        }
    }

    private static Place place(String line) {
        String[] numbers = line.split(" ");
        if (numbers.length != 2) {
            throw new IllegalArgumentException("not a place: " + line);
        }
        return new Place(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
    }
}
