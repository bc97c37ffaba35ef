package dev.mainsheet.egress.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The beginning of a refusal's body, fit to be kept: one line, bounded, without addresses of people and credentials. */
final class Excerpt {

    private static final int MOST = 300;
    private static final Pattern MAIL = Pattern.compile("[^\\s\"'<>@]{1,64}@[^\\s\"'<>@]{1,255}");
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s\"',]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private Excerpt() {}

    static String of(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        text = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        text = CREDENTIAL.matcher(text).replaceAll("$1 ***");
        text = MAIL.matcher(text).replaceAll("***@***");
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
