package dev.mainsheet.console.doctor;

/**
 * What one check found.
 *
 * @param name of what was looked at
 * @param status how it is
 * @param detail why, in one line without secrets or people's data
 * @param remedy what to do; empty where there is nothing to do
 */
public record Finding(String name, Level status, String detail, String remedy) {

    public static Finding green(String name, String detail) {
        return new Finding(name, Level.GREEN, detail, "");
    }

    public static Finding yellow(String name, String detail, String remedy) {
        return new Finding(name, Level.YELLOW, detail, remedy);
    }

    public static Finding red(String name, String detail, String remedy) {
        return new Finding(name, Level.RED, detail, remedy);
    }
}
