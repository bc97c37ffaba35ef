package dev.mainsheet.schemas;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Outcomes, receipts, orders and actions to and from JSON. Times are ISO-8601 UTC with milliseconds; unknown fields are ignored.
 *
 * @param <T> the record
 */
public final class JsonCodec<T> {

    /** For {@code mainsheet.outcomes}. */
    public static final JsonCodec<Outcome> OUTCOME = new JsonCodec<>(Outcome.class);

    /** For {@code moveworks.receipts}. */
    public static final JsonCodec<Receipt> RECEIPT = new JsonCodec<>(Receipt.class);

    /** For {@code mainsheet.controls}. */
    public static final JsonCodec<Order> ORDER = new JsonCodec<>(Order.class);

    /** For {@code mainsheet.actions}. */
    public static final JsonCodec<Action> ACTION = new JsonCodec<>(Action.class);

    private final Class<T> type;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    private JsonCodec(Class<T> type) {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(Times.module())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.type = type;
        this.writer = mapper.writerFor(type);
        this.reader = mapper.readerFor(type);
    }

    /** The record as UTF-8 JSON. */
    public byte[] write(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a " + type.getSimpleName() + " does not serialise", impossible);
        }
    }

    /**
     * Reads a record.
     *
     * @param json a record's value, null where it has none
     * @throws UndecodableException if the bytes are not such a record
     */
    public T read(byte[] json) throws UndecodableException {
        if (json == null) {
            throw unreadable("the record has no value");
        }
        T value;
        try {
            value = reader.readValue(json);
        } catch (IOException malformed) {
            throw unreadable(malformed.getClass().getSimpleName());
        }
        if (value == null) {
            throw unreadable("the value is null");
        }
        return value;
    }

    private UndecodableException unreadable(String why) {
        return new UndecodableException("not readable as " + type.getSimpleName() + ": " + why);
    }

    /** Instants in the project's one form. */
    private static final class Times {

        static SimpleModule module() {
            SimpleModule module = new SimpleModule("mainsheet-times", Version.unknownVersion());
            module.addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
                @Override
                public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
                        throws IOException {
                    out.writeString(IsoTime.format(value));
                }
            });
            module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
                @Override
                public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
                    return Instant.parse(in.getText());
                }
            });
            return module;
        }
    }
}
