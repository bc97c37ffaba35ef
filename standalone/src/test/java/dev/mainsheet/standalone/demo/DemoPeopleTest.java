package dev.mainsheet.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.testkit.iiq.IiqApplication;
import dev.mainsheet.testkit.iiq.IiqPerson;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {

    @Test
    void everyPersonASampleEventNamesIsKnownUnderTheSameIdAndName() throws IOException {
        Map<String, String> known = DemoPeople.all().stream()
                .collect(Collectors.toMap(
                        person -> (String) person.attributes().get(DemoPeople.ISC_ID), IiqPerson::displayName));

        assertThat(known).containsAllEntriesOf(referencesOfType("IDENTITY")).hasSize(8);
    }

    @Test
    void everySourceOfASampleEventIsAnApplicationWithAnOwnerWhoIsKnown() throws IOException {
        Set<String> people = DemoPeople.all().stream().map(IiqPerson::id).collect(Collectors.toSet());

        assertThat(DemoPeople.applications())
                .allMatch(application -> people.contains(application.ownerId().orElseThrow()))
                .extracting(IiqApplication::name)
                .containsAll(new TreeSet<>(referencesOfType("SOURCE").values()));
    }

    /** Names by id. */
    private static Map<String, String> referencesOfType(String type) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String trigger : Samples.triggerIds()) {
            for (JsonNode reference :
                    new ObjectMapper().readTree(Samples.body(trigger)).findParents("type")) {
                if (reference.get("type").asText().equals(type) && reference.has("name")) {
                    found.put(
                            reference.get("id").asText(), reference.get("name").asText());
                }
            }
        }
        return found;
    }
}
