package dev.mainsheet.testkit.faults;

import dev.mainsheet.testkit.StandInAnswer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Bodies no client asked for, as proxies, broken servers and updates send them. */
public enum FaultyBody {
    /** A page, such as a proxy's login. */
    HTML {
        @Override
        StandInAnswer with(int status) {
            return StandInAnswer.html(status, "Sign in");
        }
    },
    /** JSON that ends half way. */
    CUT_JSON {
        @Override
        StandInAnswer with(int status) {
            return StandInAnswer.json(status, "{\"totalResults\":1,\"Resources\":[{\"id\":\"0a00");
        }
    },
    /** JSON of a shape that nobody published. */
    OTHER_JSON {
        @Override
        StandInAnswer with(int status) {
            return StandInAnswer.json(status, "[[\"\",7,null,{\"id\":{}}],true]");
        }
    },
    /** JSON of 8 MB that would make sense if it were read to its end. */
    HUGE {
        @Override
        StandInAnswer with(int status) {
            return StandInAnswer.json(
                    status,
                    "{\"padding\":\"" + "x".repeat(HUGE_BYTES)
                            + "\",\"totalResults\":0,\"Resources\":[],\"objects\":[]}");
        }
    };

    private static final int HUGE_BYTES = 8 * 1024 * 1024;

    abstract StandInAnswer with(int status);

    /** As fault scripts call it, such as {@code cut-json}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FaultyBody named(String text) {
        return Arrays.stream(values())
                .filter(body -> body.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("body: \"" + text + "\" is none of "
                        + Arrays.stream(values()).map(FaultyBody::text).collect(Collectors.joining(", "))));
    }
}
