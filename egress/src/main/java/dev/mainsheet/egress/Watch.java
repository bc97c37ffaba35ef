package dev.mainsheet.egress;

import dev.mainsheet.schemas.DeliveryId;

/** Is told what happens, to count it and to log it. Called on the dispatcher's thread; must not block. */
public interface Watch {

    /** An attempt came to an answer. */
    void attempted(String listener, Answer answer);

    /** An ending is written down. */
    void ended(String listener, Parcel.Deliverable parcel, Ending ending);

    /** A subject's first delivery has failed for the first time; it will be tried until it is taken. */
    void heldUp(String listener, DeliveryId id, Answer answer);

    /** A delivery that had failed has ended. */
    void recovered(String listener, DeliveryId id, Ending ending);

    /** An ending could not be written down; it is tried again. */
    void unrecorded(String listener, DeliveryId id, Throwable cause);

    /** A delivery was found finished by its receipt and is not sent again. */
    void skipped(String listener);

    /** A partition stands at a record of a later major version. */
    void newer(Parcel.Newer parcel);
}
