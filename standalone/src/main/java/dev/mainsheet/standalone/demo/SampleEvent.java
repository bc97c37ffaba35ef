package dev.mainsheet.standalone.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.SubjectReader;
import dev.mainsheet.schemas.Triggers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event of a trigger kind to send.
 *
 * @param trigger its id
 * @param subject its subject's name, for people, or null
 * @param body as posted
 */
record SampleEvent(String trigger, String subject, byte[] body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * The trigger's sample as of one run: the run's time stands in the body, or a demo started again within a minute
     * would only show duplicates.
     */
    static SampleEvent of(String trigger, Instant run) {
        try {
            Map<String, Object> body = new LinkedHashMap<>(
                    MAPPER.readValue(Samples.body(trigger), new TypeReference<Map<String, Object>>() {}));
            String subject = SubjectReader.find(body, Triggers.subjects(trigger))
                    .map(found -> found.name().orElse(found.id()))
                    .orElse(null);
            body.put("demoRun", run.toString());
            return new SampleEvent(trigger, subject, MAPPER.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException("the sample of " + trigger + " is no JSON object", impossible);
        }
    }
}
