package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.rest.Json;
import dev.mainsheet.directory.rest.Outcome;
import dev.mainsheet.directory.rest.Reading;
import dev.mainsheet.runtime.http.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A user asked for by id, where nobody is a status of its own. */
final class UserById implements Reading<Answer> {

    private static final int NOT_FOUND = 404;

    private final String id;
    private final List<String> attributes;

    UserById(String id, List<String> attributes) {
        this.id = id;
        this.attributes = attributes;
    }

    @Override
    public Optional<Answer> read(JsonNode user) {
        String found = Json.text(user.path("id"));
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(
                plain(found).equals(plain(id))
                        ? new Answer.Found(ScimUser.person(user, attributes))
                        : new Answer.NotFound());
    }

    private static String plain(String id) {
        return id.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** IdentityIQ says it in JSON; what is in front of it, or another application, does not. */
    @Override
    public Optional<Outcome<Answer>> refused(Reply.Answered refusal) {
        boolean nobody = refusal.status() == NOT_FOUND
                && Json.parsed(refusal.body()).filter(JsonNode::isObject).isPresent();
        return nobody ? Optional.of(new Outcome.Read<>(new Answer.NotFound())) : Optional.empty();
    }
}
