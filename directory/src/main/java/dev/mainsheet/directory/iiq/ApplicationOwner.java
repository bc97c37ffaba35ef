package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.rest.Json;
import dev.mainsheet.directory.rest.Outcome;
import dev.mainsheet.directory.rest.Reading;
import dev.mainsheet.runtime.http.Reply;
import java.util.Optional;
import java.util.function.Function;

/** Who owns an application, as the list of applications says. */
sealed interface ApplicationOwner {

    /** What the caller makes of it. */
    <R> R match(Function<String, R> known, Function<Answer, R> none);

    static String path(String filter) {
        return "/scim/v2/Applications?filter=" + filter + "&attributes=id,name,owner";
    }

    /**
     * An identity, or a workgroup, which no lookup of a user finds.
     *
     * @param id of the owner
     */
    record Known(String id) implements ApplicationOwner {
        @Override
        public <R> R match(Function<String, R> known, Function<Answer, R> none) {
            return known.apply(id);
        }
    }

    /** No such application, several, or one that nobody owns. */
    record None(Answer answer) implements ApplicationOwner {
        @Override
        public <R> R match(Function<String, R> known, Function<Answer, R> none) {
            return none.apply(answer);
        }
    }

    /** Reads it off a list of which two are seen. */
    final class FromList implements Reading<ApplicationOwner> {

        private static final int FORBIDDEN = 403;

        @Override
        public Optional<ApplicationOwner> read(JsonNode answer) {
            return ScimList.read(answer).map(list -> {
                if (list.total() > 1) {
                    return new None(new Answer.Ambiguous());
                }
                return list.first()
                        .map(application -> Json.text(application.path("owner").path("value")))
                        .<ApplicationOwner>map(Known::new)
                        .orElseGet(() -> new None(new Answer.NotFound()));
            });
        }

        /** Users may well be read where applications may not: no reason to stop asking for users. */
        @Override
        public Optional<Outcome<ApplicationOwner>> refused(Reply.Answered refusal) {
            return refusal.status() == FORBIDDEN
                    ? Optional.of(new Outcome.Failed<>(Failure.of(
                            Failure.Kind.QUERY,
                            "IdentityIQ answered with status 403 to a request for an application: let the OAuth client's"
                                    + " proxy user read applications through SCIM")))
                    : Optional.empty();
        }
    }
}
