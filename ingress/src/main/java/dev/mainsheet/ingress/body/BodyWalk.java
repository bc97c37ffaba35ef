package dev.mainsheet.ingress.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** One pass over an object, collecting along the paths of a plan. Values that no path leads to are checked and skipped. */
final class BodyWalk {

    private final JsonParser in;
    private final String[] found;
    private final Redactions redactions;

    BodyWalk(JsonParser in, String[] found, Redactions redactions) {
        this.in = in;
        this.found = found;
        this.redactions = redactions;
    }

    /** Reads an object up to its end; its start has been read. Either tree may be null: no path leads here. */
    void object(PathTree wanted, PathTree secret) throws IOException {
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            PathTree.Field field = wanted == null ? null : wanted.field(name);
            PathTree.Field secretField = secret == null ? null : secret.field(name);
            if (field != null) {
                field.forget(found);
            }
            in.nextToken();
            field(field, secretField == null ? null : secretField.element(0));
        }
    }

    private void field(PathTree.Field field, PathTree secret) throws IOException {
        if (secret != null && secret.isTarget()) {
            cut();
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            raise(field == null ? null : field.element(0), false);
            array(field, secret);
        } else {
            value(field == null ? null : field.element(0), secret, false);
        }
    }

    private void array(PathTree.Field field, PathTree secret) throws IOException {
        if (field == null && secret == null) {
            in.skipChildren();
            return;
        }
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            if (in.currentToken() == JsonToken.START_ARRAY) {
                // No path means an array in an array; a secret is one at any depth.
                array(null, secret);
            } else {
                value(field == null ? null : field.element(i), secret, true);
            }
        }
    }

    private void value(PathTree wanted, PathTree secret, boolean inArray) throws IOException {
        raise(wanted, inArray);
        switch (in.currentToken()) {
            case START_OBJECT -> {
                if (goesOn(wanted) || goesOn(secret)) {
                    object(wanted, secret);
                } else {
                    in.skipChildren();
                }
            }
            case VALUE_STRING, VALUE_NUMBER_INT -> {
                if (wanted != null && wanted.isTarget()) {
                    id(wanted, inArray);
                }
            }
            default -> in.finishToken();
        }
    }

    private void raise(PathTree wanted, boolean inArray) {
        if (wanted != null) {
            wanted.raise(in.currentToken(), inArray, found);
        }
    }

    private static boolean goesOn(PathTree tree) {
        return tree != null && tree.goesOn();
    }

    private void id(PathTree wanted, boolean inArray) throws IOException {
        if (in.getTextLength() <= IdText.MAX_LENGTH && IdText.usable(in.getText())) {
            wanted.keep(in.getText(), inArray, found);
        }
    }

    private void cut() throws IOException {
        JsonToken token = in.currentToken();
        long from = in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        redactions.add((int) from, (int) in.currentLocation().getByteOffset(), token);
    }
}
