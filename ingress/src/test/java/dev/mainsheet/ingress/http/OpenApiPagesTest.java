package dev.mainsheet.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages say of the ingress what its description says. */
class OpenApiPagesTest {

    private static final Pattern STATUS_ROW = Pattern.compile("(?m)^\\| ((?:\\d{3}(?:, )?)+) \\|");

    private final OpenApi api = new OpenApi();

    @Test
    void theReadmesTableOfRoutesIsMadeOfTheDescription() throws IOException {
        String table = "| route | what for | answers |\n| --- | --- | --- |\n"
                + api.operations().stream().map(OpenApiPagesTest::row).collect(Collectors.joining());
        assertThat(page("README.md"))
                .as("README.md has to contain this table:%n%n%s", table)
                .contains(table);
    }

    private static String row(OpenApi.Operation operation) {
        return "| `%s %s` | %s | %s |%n"
                .formatted(
                        operation.method().toUpperCase(Locale.ROOT),
                        operation.path(),
                        operation.description().get("summary").asText(),
                        operation.responses().stream().map(Map.Entry::getKey).collect(Collectors.joining(", ")));
    }

    @Test
    void theIngressesPageExplainsEveryRefusalOfAnEventAndNoOther() throws IOException {
        List<String> refusals = api.operation("post", "/triggers/{triggerId}").responses().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.compareTo("400") >= 0)
                .toList();
        List<String> explained = STATUS_ROW
                .matcher(page("docs/ingress.md").split("\n## ", 2)[0])
                .results()
                .map(MatchResult::group)
                .flatMap(row -> Stream.of(row.replaceAll("[| ]", "").split(",")))
                .toList();
        assertThat(new TreeSet<>(explained)).containsExactlyElementsOf(refusals);
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", name));
    }
}
