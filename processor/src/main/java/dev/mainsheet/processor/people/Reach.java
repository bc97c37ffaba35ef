package dev.mainsheet.processor.people;

/** Which directories of a tenant can be asked. */
public enum Reach {
    NONE,
    IIQ,
    ISC,
    /** Identity Security Cloud, and by what it says IdentityIQ. */
    CHAIN;

    boolean hasIdentityIq() {
        return this == IIQ || this == CHAIN;
    }

    boolean hasIsc() {
        return this == ISC || this == CHAIN;
    }
}
