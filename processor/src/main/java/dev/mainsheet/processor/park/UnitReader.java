package dev.mainsheet.processor.park;

/** Takes up deliveries that were put away. */
public interface UnitReader {

    Unit open(UnitKey key, Parked parked);
}
