package dev.mainsheet.runtime.config;

/** A TCP port; 0 lets the system choose one. */
public record Port(int value) {
    static Port parse(String text) {
        int number = Numbers.whole(text, "a port number from 0 to 65535");
        if (number > 65535) {
            throw new IllegalArgumentException("is not a port number from 0 to 65535");
        }
        return new Port(number);
    }
}
