package dev.mainsheet.directory.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What can be asked for at all. Anything else names nobody, in any directory, and is not sent. */
public final class Askable {

    /** More than any directory keeps in one attribute, and less than makes a URL too long. */
    private static final int MOST_CHARS = 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private Askable() {}

    /** Whether {@code id} has the form of an identity's id, so that it can stand in a path as it is. */
    public static boolean id(String id) {
        return ID.matcher(id).matches();
    }

    /** Whether {@code value} may be somebody's name, address or number. */
    public static boolean value(String value) {
        return !value.isBlank()
                && value.length() <= MOST_CHARS
                && value.codePoints().noneMatch(Askable::isUnwritable);
    }

    /** Control characters, and halves of characters, which have no form in UTF-8. */
    private static boolean isUnwritable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** {@code value} as a part of a query; a space is {@code %20}, which is a space everywhere. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code value} in double quotes, with quotes and backslashes escaped: it ends where it ends, whatever is in it. */
    public static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
