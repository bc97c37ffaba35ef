package dev.mainsheet.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.ingress.EveryProblem;
import dev.mainsheet.ingress.Problem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description by itself: it is OpenAPI, its examples are what it says, and it leaves no refusal out. */
class OpenApiDocumentTest {

    private final OpenApi api = new OpenApi();

    @Test
    void theDescriptionIsValid() {
        assertThat(complaints(OpenApi.text())).isEmpty();
        assertThat(OpenApi.text()).contains("\"openapi\": \"3.1.0\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"responses\": {       | \"answers\": {",
                "\"in\": \"header\"       | \"in\": \"trailer\"",
                "\"title\": \"Mainsheet ingress\" | \"titel\": \"Mainsheet ingress\"",
                "\"scheme\": \"bearer\"   | \"schema\": \"bearer\""
            })
    void oneThatIsNotWouldBeNoticed(String right, String wrong) {
        assertThat(OpenApi.text()).contains(right);
        assertThat(complaints(OpenApi.text().replace(right, wrong))).isNotEmpty();
    }

    private static List<String> complaints(String document) {
        return new OpenAPIV3Parser().readContents(document).getMessages();
    }

    static Stream<Problem> problems() {
        return EveryProblem.there().stream();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyRefusalIsDescribedOnATriggersPathAsItIsGiven(Problem problem) {
        String path = problem.name().equals("only-get") ? "/openapi.json" : "/triggers/{triggerId}";
        String method = problem.name().equals("only-get") ? "get" : "post";
        assertDescribed(problem, method, path);
    }

    static Stream<Problem> problemsOfAnswers() {
        return EveryProblem.ofAnswers().stream();
    }

    @ParameterizedTest
    @MethodSource("problemsOfAnswers")
    void everyRefusalThatHasToDoWithAnsweringIsDescribedToo(Problem problem) {
        assertDescribed(problem, "post", problem.status() == 501 ? "/triggers/{triggerId}" : "/callbacks/{token}");
    }

    private void assertDescribed(Problem problem, String method, String path) {
        JsonNode response = response(api.operation(method, path), problem.status());
        JsonNode example = response.at("/content/application~1problem+json/examples/" + problem.name() + "/value");
        assertThat(example.path("type").asText()).isEqualTo(problem.type());
        assertThat(example.path("title").asText()).isEqualTo(problem.title());
        assertThat(example.path("status").asInt()).isEqualTo(problem.status());
        assertThat(OpenApi.names(response.path("headers")))
                .containsExactlyInAnyOrderElementsOf(problem.headers().keySet());
    }

    @Test
    void bothPathsOfATriggerAreAnsweredAlike() {
        assertThat(api.operation("post", "/tenants/{tenant}/triggers/{triggerId}")
                        .responses())
                .isEqualTo(api.operation("post", "/triggers/{triggerId}").responses());
    }

    @Test
    void everyExampleIsWhatItsSchemaDescribes() {
        long checked = api.operations().stream()
                .flatMap(operation -> api.all(operation.description()))
                .filter(node -> node.has("schema"))
                .mapToLong(this::checkExamples)
                .sum();
        assertThat(checked).isGreaterThan(20);
    }

    private long checkExamples(JsonNode media) {
        List<JsonNode> examples = Stream.concat(
                        media.path("examples").valueStream().map(example -> example.get("value")),
                        Stream.of(media.path("example")).filter(example -> !example.isMissingNode()))
                .toList();
        examples.forEach(example -> assertThat(api.complaints(media.get("schema"), example))
                .as(example.toString())
                .isEmpty());
        return examples.size();
    }

    @Test
    void nobodyIsLetInUnnamedButToReadTheDescription() {
        for (OpenApi.Operation operation : api.operations()) {
            boolean open = operation.description().path("security").isArray();
            assertThat(open).as(operation.path()).isEqualTo(operation.path().equals("/openapi.json"));
        }
    }

    private JsonNode response(OpenApi.Operation operation, int status) {
        return operation.responses().stream()
                .filter(response -> response.getKey().equals(Integer.toString(status)))
                .map(Map.Entry::getValue)
                .map(api::resolved)
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation.path() + " is not said to answer " + status));
    }
}
