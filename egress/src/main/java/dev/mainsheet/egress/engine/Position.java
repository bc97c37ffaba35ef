package dev.mainsheet.egress.engine;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is committed for one partition of a deliveries topic.
 *
 * @param offset the frontier: everything below it is finished
 * @param receiptsFrom where in the receipts partition of the same number reading must begin, to find every receipt of a
 *     delivery finished at or above the frontier
 */
public record Position(long offset, long receiptsFrom) {

    private static final Pattern METADATA = Pattern.compile("1:r=(\\d{1,19})");

    /** The commit's metadata, {@code 1:r=<receiptsFrom>}: a version, then where receipts begin. */
    public String metadata() {
        return "1:r=" + receiptsFrom;
    }

    /** What a commit's metadata says of receipts; empty where it says nothing we understand. */
    public static OptionalLong receiptsFrom(String metadata) {
        Matcher said = METADATA.matcher(metadata == null ? "" : metadata);
        if (!said.matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(said.group(1)));
        } catch (NumberFormatException beyondAnyOffset) {
            return OptionalLong.empty();
        }
    }
}
