package dev.mainsheet.runtime.journal;

/**
 * A place in a journal, before an entry or at the end.
 *
 * @param segment number of the segment file
 * @param index of the entry in it, from 0
 */
public record Place(long segment, int index) implements Comparable<Place> {

    static final Place START = new Place(0, 0);

    Place next() {
        return new Place(segment, index + 1);
    }

    @Override
    public int compareTo(Place other) {
        int bySegment = Long.compare(segment, other.segment);
        return bySegment != 0 ? bySegment : Integer.compare(index, other.index);
    }
}
