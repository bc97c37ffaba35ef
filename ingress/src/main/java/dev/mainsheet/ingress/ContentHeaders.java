package dev.mainsheet.ingress;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bodies the content headers let in: JSON in UTF-8, as it is. Absent headers promise nothing and refuse nothing. */
final class ContentHeaders {

    private static final String AS_SAILPOINT_SENDS_IT = "application/json";
    private static final Pattern JSON = Pattern.compile("(?:application|text)/json|application/[^\\s;/]+\\+json");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]*)\"?", Pattern.CASE_INSENSITIVE);

    private ContentHeaders() {}

    /** The refusal of the body that {@code head} announces, if there is one. */
    static Optional<Problem> refusal(RequestHead head, int maxBodyBytes) {
        return ofContent(head.header("Content-Type"), head.header("Content-Encoding"))
                .or(() -> ofLength(head.header("Content-Length"), maxBodyBytes));
    }

    /** The HTTP decoder lets no length through that is not a number. */
    private static Optional<Problem> ofLength(List<String> contentLength, int max) {
        boolean over = contentLength.stream().mapToLong(Long::parseLong).anyMatch(length -> length > max);
        return over ? Optional.of(Problems.bodyTooLarge(max)) : Optional.empty();
    }

    private static Optional<Problem> ofContent(List<String> contentType, List<String> contentEncoding) {
        if (contentEncoding.stream().anyMatch(encoding -> !encoding.strip().equalsIgnoreCase("identity"))) {
            return Optional.of(Problems.contentEncoding());
        }
        return contentType.stream().allMatch(ContentHeaders::json)
                ? Optional.empty()
                : Optional.of(Problems.contentType());
    }

    private static boolean json(String contentType) {
        if (contentType.equals(AS_SAILPOINT_SENDS_IT)) {
            return true;
        }
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return JSON.matcher(mediaType).matches() && utf8(contentType);
    }

    private static boolean utf8(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        while (charset.find()) {
            if (!charset.group(1).equalsIgnoreCase("utf-8") && !charset.group(1).equalsIgnoreCase("utf8")) {
                return false;
            }
        }
        return true;
    }
}
