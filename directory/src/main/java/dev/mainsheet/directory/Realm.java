package dev.mainsheet.directory;

/** Whose names and ids they are. An identity's id in one says nothing to the other. */
public enum Realm {
    /** Identity Security Cloud. */
    ISC,
    /** IdentityIQ. */
    IIQ
}
