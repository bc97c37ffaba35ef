package dev.mainsheet.runtime.health;

/**
 * What one check found.
 *
 * @param status how it is
 * @param detail why, in one line without secrets or people's data
 */
public record CheckResult(Status status, String detail) {

    public static CheckResult up(String detail) {
        return new CheckResult(Status.UP, detail);
    }

    public static CheckResult degraded(String detail) {
        return new CheckResult(Status.DEGRADED, detail);
    }

    public static CheckResult down(String detail) {
        return new CheckResult(Status.DOWN, detail);
    }
}
