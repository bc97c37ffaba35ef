package dev.mainsheet.ingress.completion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What SailPoint is told about an invocation. */
public sealed interface Answer {

    /** Puts it into the body of a completion, or a file. */
    void writeTo(ObjectNode object);

    /**
     * The answer.
     *
     * @param json of the form that the trigger asks for
     */
    record Output(JsonNode json) implements Answer {
        @Override
        public void writeTo(ObjectNode object) {
            object.set("output", json);
        }
    }

    /**
     * There is none.
     *
     * @param message why, for SailPoint's administrators
     */
    record Failed(String message) implements Answer {
        /** SailPoint's API requires an output beside an error too. */
        @Override
        public void writeTo(ObjectNode object) {
            object.putObject("output");
            object.put("error", message);
        }
    }
}
