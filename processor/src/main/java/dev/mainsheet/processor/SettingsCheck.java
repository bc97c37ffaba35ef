package dev.mainsheet.processor;

import dev.mainsheet.processor.dedupe.Dedupe;
import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.people.Enquiries;
import dev.mainsheet.processor.people.PeopleSettings;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What is wrong with routes and dedupe rules, all of it at once, each by its key and with what would be right. */
final class SettingsCheck {

    private SettingsCheck() {}

    /** One line for each problem; empty if there is none. */
    static List<String> problems(ProcessorSettings settings) {
        List<String> problems = new ArrayList<>();
        for (Route route : settings.routes()) {
            expressions(problems, () -> Routes.check(route));
            expressions(problems, () -> Enquiries.compile(PeopleSettings.NONE, List.of(route.people())));
            for (int i = 0; i < route.listeners().size(); i++) {
                String listener = route.listeners().get(i);
                if (!settings.maxBodyBytes().containsKey(listener)) {
                    problems.add(route.key() + ".listeners[" + i + "]: \"" + listener
                            + "\" is not among mainsheet.moveworks.listeners, which has "
                            + String.join(
                                    ", ", new TreeSet<>(settings.maxBodyBytes().keySet())));
                }
            }
        }
        expressions(problems, () -> Enquiries.compile(settings.people(), List.of()));
        for (DedupeRule rule : settings.dedupe()) {
            expressions(problems, () -> Dedupe.check(rule));
        }
        return problems;
    }

    private interface Compilation {
        void run() throws BadExpressionException;
    }

    private static void expressions(List<String> problems, Compilation compilation) {
        try {
            compilation.run();
        } catch (BadExpressionException bad) {
            problems.add(bad.getMessage());
        }
    }
}
