package dev.mainsheet.ingress;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mainsheet.ingress.completion.Answer;
import dev.mainsheet.schemas.OutputCheck;
import java.io.IOException;
import java.util.List;

/**
 * Reads what Moveworks posts to a callback: {@code {"output": …}} or {@code {"error": "…"}}. Strictly: a name given twice
 * or an output of another form could decide otherwise than was meant.
 */
public final class CallbackBody {

    private static final int MAX_ERROR_LENGTH = 2_000;

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private CallbackBody() {}

    /** The answer in {@code body}, to an invocation of {@code trigger}. */
    public static Judged<Answer> read(String trigger, byte[] body) {
        JsonNode object;
        try {
            object = STRICT.readTree(body);
        } catch (IOException malformed) {
            return Judged.refused(AnswerProblems.notJson());
        }
        if (object.has("output") == object.has("error")) {
            return neither("The body is no object with either output or error.");
        }
        return object.has("output") ? output(trigger, object.get("output")) : error(object.get("error"));
    }

    private static Judged<Answer> output(String trigger, JsonNode output) {
        List<String> complaints = OutputCheck.complaints(trigger, output);
        return complaints.isEmpty()
                ? Judged.passed(new Answer.Output(output))
                : Judged.refused(AnswerProblems.output(trigger, complaints));
    }

    private static Judged<Answer> error(JsonNode error) {
        boolean usable = error.isTextual()
                && !error.textValue().isBlank()
                && error.textValue().length() <= MAX_ERROR_LENGTH;
        return usable
                ? Judged.passed(new Answer.Failed(error.textValue()))
                : neither("The error is not a text of 1 to " + MAX_ERROR_LENGTH + " characters.");
    }

    private static Judged<Answer> neither(String why) {
        return Judged.refused(AnswerProblems.neitherOutputNorError(why));
    }
}
