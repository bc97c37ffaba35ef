package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Payloads gathered elsewhere, in the folder {@code triggers} of the one the environment names: files
 * {@code <trigger id with hyphens>[.<variant>].json}, in any depth.
 */
@EnabledIfEnvironmentVariable(named = PublishedPayloadsTest.FOLDER, matches = ".+")
class PublishedPayloadsTest {

    static final String FOLDER = "SAILPOINT_SAMPLES";

    static List<Path> payloads() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getenv(FOLDER), "triggers"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aPublishedPayloadIsWhatOurSchemaDescribes(Path payload) throws IOException {
        String file = payload.getFileName().toString();
        String stem = file.substring(0, file.indexOf('.'));

        assertThat(SchemaCheck.complaints("triggers/" + stem, Json.node(Files.readAllBytes(payload))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void thePublishedPayloadsOfAllTriggersButTheSearchHaveASubject(Path payload) throws IOException {
        String file = payload.getFileName().toString();
        String trigger = file.substring(0, file.indexOf('.')).replaceFirst("^(idn|sp)-", "$1:");

        assertThat(SubjectReader.find(Json.tree(Files.readAllBytes(payload)), Triggers.subjects(trigger))
                        .isPresent())
                .isEqualTo(!trigger.equals("idn:saved-search-complete"));
    }
}
