package dev.mainsheet.processor.filter;

/** An expression in the configuration that cannot be used: the message names its key, itself and what is wrong. */
public final class BadExpressionException extends Exception {
    BadExpressionException(String key, String expression, String problem) {
        super(key + ": \"" + expression + "\" cannot be used as a JSONPath: " + problem);
    }
}
