package dev.mainsheet.testkit.iiq;

import dev.mainsheet.testkit.StandInAnswer;

/** A request IdentityIQ's SCIM refuses, carried to where it is answered. */
final class ScimRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient StandInAnswer answer;

    private ScimRefusal(StandInAnswer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    /** The filter stands in the answer, as it does there. */
    static ScimRefusal invalidFilter(String filter) {
        return new ScimRefusal(ScimErrors.invalidFilter(filter));
    }

    static ScimRefusal invalidValue(String detail) {
        return new ScimRefusal(ScimErrors.invalidValue(detail));
    }

    StandInAnswer answer() {
        return answer;
    }
}
