package dev.mainsheet.testkit.moveworks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mainsheet.schemas.IsoTime;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A received request as {@code {"receivedAt","path","status","headers","bodyBytes","body"}}; {@code body} is JSON where it
 * parses, else text, and left out where there was none to read.
 */
final class DeliveryJson {

    private static final JsonFactory FACTORY = new JsonMapper().getFactory();

    private DeliveryJson() {}

    static String of(ReceivedDelivery delivery) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("receivedAt", IsoTime.format(delivery.receivedAt()));
            json.writeStringField("path", delivery.path());
            json.writeNumberField("status", delivery.status());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : delivery.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("bodyBytes", delivery.bodyBytes());
            writeBody(json, delivery);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private static void writeBody(JsonGenerator json, ReceivedDelivery delivery) throws IOException {
        if (delivery.body().isPresent()) {
            JsonNode parsed = delivery.json();
            json.writeFieldName("body");
            if (parsed.isMissingNode()) {
                json.writeString(delivery.body().get());
            } else {
                // As it came, not as parsed: a tree would round numbers and lose what is there twice.
                json.writeRawValue(delivery.body().get());
            }
        }
    }
}
