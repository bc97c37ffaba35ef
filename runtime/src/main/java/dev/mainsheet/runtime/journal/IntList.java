package dev.mainsheet.runtime.journal;

import java.util.Arrays;

/** A growing row of ints: an entry of a full journal costs a few bytes of memory, not an object. */
final class IntList {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }
}
