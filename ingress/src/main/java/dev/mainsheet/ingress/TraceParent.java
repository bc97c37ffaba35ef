package dev.mainsheet.ingress;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code traceparent} header of W3C Trace Context, taken over where it is well-formed. */
final class TraceParent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The one well-formed value among {@code headers}; empty if there is none, or are several. */
    static Optional<String> of(List<String> headers) {
        return headers.size() == 1 && FORM.matcher(headers.get(0)).matches()
                ? Optional.of(headers.get(0))
                : Optional.empty();
    }
}
