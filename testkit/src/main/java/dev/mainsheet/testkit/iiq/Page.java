package dev.mainsheet.testkit.iiq;

import dev.mainsheet.testkit.http.StandInRequest;
import java.util.List;

/**
 * The part of a list a request wants.
 *
 * @param startIndex of its first element, from 1
 * @param count how many at most
 */
record Page(int startIndex, int count) {

    /** A start below 1 is 1, and a count below 0 is 0, as SCIM has it; beyond {@code maxResults} there is no more. */
    static Page of(StandInRequest request, int maxResults) throws ScimRefusal {
        int startIndex = Math.max(1, number(request, "startIndex", 1));
        int count = Math.max(0, number(request, "count", maxResults));
        return new Page(startIndex, Math.min(count, maxResults));
    }

    private static int number(StandInRequest request, String name, int absent) throws ScimRefusal {
        String text = request.parameter(name).orElse(Integer.toString(absent));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw ScimRefusal.invalidValue(name + " is not a number: " + text);
        }
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(startIndex - 1L).limit(count).toList();
    }
}
