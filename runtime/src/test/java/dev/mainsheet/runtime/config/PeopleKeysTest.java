package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that say whom a route looks up: what is wrong with them is found before anything starts. */
class PeopleKeysTest {

    @Test
    void aRouteThatSaysNothingLooksNobodyUpAndWaitsTenMinutes() throws Exception {
        MainsheetConfig.Route route = load("").routes().get(0);

        assertThat(route.people()).isEmpty();
        assertThat(route.recipient()).isEqualTo(new RoleName("subject"));
        assertThat(route.split()).isEmpty();
        assertThat(route.patience()).isEqualTo(Duration.ofMinutes(10));
        assertThat(route.otherwise()).isEqualTo(MainsheetConfig.Otherwise.HOLD);
    }

    @Test
    void theyCanComeFromTheEnvironment() throws Exception {
        MainsheetConfig.Route route = load(
                        "",
                        Map.of(
                                "MAINSHEET_ROUTES_0_PEOPLE_0", "subject",
                                "MAINSHEET_ROUTES_0_PEOPLE_1", "requestedFor",
                                "MAINSHEET_ROUTES_0_WAIT", "PT1M",
                                "MAINSHEET_ROUTES_0_OTHERWISE", "dead-letter"))
                .routes()
                .get(0);

        assertThat(route.people().orElseThrow()).containsExactly(new RoleName("subject"), new RoleName("requestedFor"));
        assertThat(route.patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(route.otherwise()).isEqualTo(MainsheetConfig.Otherwise.DEAD_LETTER);
    }

    @Test
    void anEmptyListLooksNobodyUp() throws Exception {
        assertThat(load(", people: []").routes().get(0).people().orElse(List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people: [subject, managr] | mainsheet.routes[0].people[1]: \"managr\" is no role; the nearest is manager",
                "people: reviewers         | mainsheet.routes[0].people: \"reviewers\" is no role; the nearest is reviewer",
                "recipient: boss           | mainsheet.routes[0].recipient: \"boss\" is no role",
                "split: requestedFor       | mainsheet.routes[0].split: \"requestedFor\" is no JSONPath that can be used",
                "split: '$.x['             | mainsheet.routes[0].split: \"$.x[\" is no JSONPath that can be used",
                "wait: PT0S                | mainsheet.routes[0].wait: \"PT0S\" is not an ISO-8601 duration",
                "otherwise: deadletter     | mainsheet.routes[0].otherwise: \"deadletter\" is none of hold, deliver, dead-letter"
            })
    void whatIsWrongIsNamedWithWhatWouldBeRight(String key, String problem) {
        assertThat(problems(", " + key)).anySatisfy(said -> assertThat(said).startsWith(problem));
    }

    @Test
    void aPlaceNeedsARoleAndAPathThatCanBeUsed() {
        assertThat(problems("}], people: [{triggers: ['*'], role: onwer, path: by"))
                .anySatisfy(said -> assertThat(said)
                        .startsWith("mainsheet.people[0].role: \"onwer\" is no role; the nearest is owner"))
                .anySatisfy(said -> assertThat(said)
                        .startsWith("mainsheet.people[0].path: \"by\" is no JSONPath that can be used"));
    }

    private static List<String> problems(String route) {
        return catchThrowableOfType(ConfigException.class, () -> load(route)).problems().stream()
                .map(ConfigProblem::toString)
                .toList();
    }

    private static MainsheetConfig load(String route) throws ConfigException {
        return load(route, Map.of());
    }

    private static MainsheetConfig load(String route, Map<String, String> environment) throws ConfigException {
        String yaml = "mainsheet: {ingress: {bearer-tokens: [t]}, moveworks: {listeners: {hr: {url:"
                + " 'https://example.com/hr', token: t}}}, routes: [{triggers: ['*'], listeners: [hr]" + route + "}]}";
        return ConfigLoader.load("test.yaml", yaml, environment).config();
    }
}
