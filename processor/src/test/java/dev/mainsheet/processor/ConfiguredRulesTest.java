package dev.mainsheet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.dedupe.DedupeRule.By;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.route.TestEvents;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.schemas.TriggerGlob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredRulesTest {

    @Test
    void routesKeepTheirOrderAndKnowWhereTheyStand() throws ConfigException {
        List<Route> routes = ConfiguredRules.routes(config("""
                  routes:
                    - {triggers: ["*"], listeners: [hr]}
                    - name: leavers
                      triggers: ["idn:identity-*", "sp:form-submitted"]
                      filter: "$.changes[?(@.attribute == 'department')]"
                      when: "$.subject.id"
                      listeners: [hr]
                      test-events: only
                      payload: raw
                """).routes());

        assertThat(routes)
                .containsExactly(
                        new Route(
                                "mainsheet.routes[0]",
                                "route-1",
                                List.of(new TriggerGlob("*")),
                                TestEvents.EXCLUDE,
                                Optional.empty(),
                                Optional.empty(),
                                List.of("hr"),
                                Payload.ENVELOPE),
                        new Route(
                                "mainsheet.routes[1]",
                                "leavers",
                                List.of(new TriggerGlob("idn:identity-*"), new TriggerGlob("sp:form-submitted")),
                                TestEvents.ONLY,
                                Optional.of("$.changes[?(@.attribute == 'department')]"),
                                Optional.of("$.subject.id"),
                                List.of("hr"),
                                Payload.RAW));
    }

    @Test
    void dedupeIsByAWordOrByPaths() throws ConfigException {
        List<DedupeRule> rules = ConfiguredRules.dedupe(config("""
                  dedupe:
                    - {triggers: ["a"], by: none}
                    - {triggers: ["b"], by: consecutive}
                    - {triggers: ["c"], by: content, window: PT10M}
                    - {triggers: ["d"], by: ["$.ticket", "$.state"], window: PT1H}
                """).dedupe());

        assertThat(rules).extracting(DedupeRule::by).containsExactly(By.NONE, By.CONSECUTIVE, By.CONTENT, By.PATHS);
        assertThat(rules)
                .extracting(DedupeRule::window)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
        assertThat(rules.get(3).paths()).containsExactly("$.ticket", "$.state");
        assertThat(rules.get(3).key()).isEqualTo("mainsheet.dedupe[3]");
    }

    private static MainsheetConfig config(String rules) throws ConfigException {
        String yaml = """
                mainsheet:
                  ingress: {bearer-tokens: [t]}
                  moveworks:
                    listeners:
                      hr: {url: "https://example.com/hr", token: t}
                """ + rules;
        return ConfigLoader.load("test.yaml", yaml, Map.of()).config();
    }
}
