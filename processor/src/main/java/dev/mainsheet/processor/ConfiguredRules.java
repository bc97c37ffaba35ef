package dev.mainsheet.processor;

import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.dedupe.DedupeRule.By;
import dev.mainsheet.processor.route.Otherwise;
import dev.mainsheet.processor.route.Patience;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.TestEvents;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.schemas.TriggerGlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Routes and dedupe rules out of the configuration. */
final class ConfiguredRules {

    private ConfiguredRules() {}

    static List<Route> routes(List<MainsheetConfig.Route> configured) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            MainsheetConfig.Route route = configured.get(i);
            String key = "mainsheet.routes[" + i + "]";
            routes.add(new Route(
                    key,
                    route.name().orElse("route-" + (i + 1)),
                    globs(route.triggers()),
                    switch (route.testEvents()) {
                        case EXCLUDE -> TestEvents.EXCLUDE;
                        case INCLUDE -> TestEvents.INCLUDE;
                        case ONLY -> TestEvents.ONLY;
                    },
                    route.filter(),
                    route.when(),
                    route.listeners(),
                    switch (route.payload()) {
                        case ENVELOPE -> Payload.ENVELOPE;
                        case RAW -> Payload.RAW;
                    },
                    ConfiguredPeople.wanted(key, route),
                    new Patience(
                            route.patience(),
                            switch (route.otherwise()) {
                                case HOLD -> Otherwise.HOLD;
                                case DELIVER -> Otherwise.DELIVER;
                                case DEAD_LETTER -> Otherwise.DEAD_LETTER;
                            })));
        }
        return routes;
    }

    static List<DedupeRule> dedupe(List<MainsheetConfig.Dedupe> configured) {
        List<DedupeRule> rules = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            MainsheetConfig.Dedupe rule = configured.get(i);
            By by = by(rule.by());
            rules.add(new DedupeRule(
                    "mainsheet.dedupe[" + i + "]",
                    globs(rule.triggers()),
                    by,
                    by == By.PATHS ? rule.by() : List.of(),
                    rule.window()));
        }
        return rules;
    }

    /** One of the words, or else paths. */
    private static By by(List<String> configured) {
        for (By by : List.of(By.CONSECUTIVE, By.CONTENT, By.NONE)) {
            if (configured.equals(List.of(by.name().toLowerCase(Locale.ROOT)))) {
                return by;
            }
        }
        return By.PATHS;
    }

    static List<TriggerGlob> globs(List<String> patterns) {
        return patterns.stream().map(TriggerGlob::new).toList();
    }
}
