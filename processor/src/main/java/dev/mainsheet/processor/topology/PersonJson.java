package dev.mainsheet.processor.topology;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A person as JSON, as long as they are kept. */
final class PersonJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Query.class, KindOfQuery.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private PersonJson() {}

    static byte[] write(Person person) {
        try {
            return JSON.writeValueAsBytes(person);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a person is made of what JSON has", impossible);
        }
    }

    static Person read(byte[] json) throws IOException {
        return JSON.readValue(json, Person.class);
    }

    /** Without what may be long: name, email and manager are what messages are made of. */
    static Person essential(Person person) {
        return new Person(
                person.realm(),
                person.id(),
                person.name(),
                person.email(),
                person.displayName(),
                person.active(),
                person.manager(),
                Map.of(),
                List.of(),
                List.of());
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Query.ById.class, name = "id"),
        @JsonSubTypes.Type(value = Query.ByAttribute.class, name = "attribute"),
        @JsonSubTypes.Type(value = Query.OwnerOf.class, name = "application")
    })
    private interface KindOfQuery {}
}
