package dev.mainsheet.standalone.demo;

import java.io.PrintWriter;

/** Lines of the demo's table: event, trigger, subject, outcome, milliseconds. */
final class Table {

    private static final String FORM = "%-36s  %-35s  %-26s  %-40s %6s%n";

    private final PrintWriter out;

    Table(PrintWriter out) {
        this.out = out;
    }

    void header() {
        out.printf(FORM, "EVENT", "TRIGGER", "SUBJECT", "OUTCOME", "MS");
    }

    /** One line; null stands where there is nothing to say. */
    void line(String event, String trigger, String subject, String outcome, Long millis) {
        out.printf(FORM, or(event), or(trigger), cut(or(subject)), outcome, millis == null ? "-" : millis.toString());
    }

    private static String or(String text) {
        return text == null ? "-" : text;
    }

    private static String cut(String text) {
        return text.length() <= 26 ? text : text.substring(0, 25) + "…";
    }
}
