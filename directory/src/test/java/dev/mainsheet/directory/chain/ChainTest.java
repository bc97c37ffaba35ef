package dev.mainsheet.directory.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Query BY_ID = new Query.ById(Realm.ISC, "isc-1");
    private static final Person IN_ISC = new Person(
            Realm.ISC,
            "isc-1",
            "wwilson",
            "william@example.com",
            "William Wilson",
            true,
            new Person.Manager(new Query.ById(Realm.ISC, "isc-2"), "Ann Lee", null),
            Map.of("department", "Sales", "only", "isc"),
            List.of(),
            List.of());
    private static final Person IN_IIQ = new Person(
            Realm.IIQ,
            "iiq-1",
            "wwilson",
            null,
            null,
            null,
            null,
            Map.of("department", "SALES"),
            List.of("r"),
            List.of());

    private final List<Query> askedIiq = new ArrayList<>();
    private Answer isc = new Answer.Found(IN_ISC);
    private Answer iiq = new Answer.Found(IN_IIQ);
    private final Chain chain = new Chain(query -> CompletableFuture.completedFuture(isc), query -> {
        askedIiq.add(query);
        return CompletableFuture.completedFuture(iiq);
    });

    @Test
    void whoIsFoundInTheFirstIsFoundInTheSecondByUserName() {
        Person person = ((Answer.Found) find(BY_ID)).person();
        assertThat(askedIiq).containsExactly(new Query.ByAttribute(Realm.IIQ, "userName", "wwilson"));
        assertThat(person)
                .as("IdentityIQ's person, with what only the first knows")
                .isEqualTo(new Person(
                        Realm.IIQ,
                        "iiq-1",
                        "wwilson",
                        "william@example.com",
                        "William Wilson",
                        true,
                        IN_ISC.manager(),
                        Map.of("department", "SALES", "only", "isc"),
                        List.of("r"),
                        List.of()));
    }

    @Test
    void withoutUserNameTheEmailIsAskedForAndWithoutBothNothing() {
        isc = new Answer.Found(without(null, "william@example.com"));
        find(BY_ID);
        assertThat(askedIiq).containsExactly(new Query.ByAttribute(Realm.IIQ, "emails.value", "william@example.com"));
        isc = new Answer.Found(without(null, null));
        assertThat(find(BY_ID)).isEqualTo(isc);
        assertThat(askedIiq).hasSize(1);
    }

    @Test
    void whoIsFoundInTheFirstAloneIsFound() {
        iiq = new Answer.NotFound();
        assertThat(find(BY_ID)).isEqualTo(isc);
        iiq = new Answer.Ambiguous();
        assertThat(find(BY_ID)).isEqualTo(isc);
    }

    @Test
    void aFailureOfEitherIsTheAnswer() {
        Answer failed = new Answer.Failed(Failure.of(Failure.Kind.SERVER, "x"));
        iiq = failed;
        assertThat(find(BY_ID)).isEqualTo(failed);
        isc = failed;
        askedIiq.clear();
        assertThat(find(BY_ID)).isEqualTo(failed);
        assertThat(askedIiq).isEmpty();
    }

    @Test
    void whoIsUnknownToTheFirstIsNotLookedForFurther() {
        isc = new Answer.NotFound();
        assertThat(find(BY_ID)).isEqualTo(new Answer.NotFound());
        assertThat(askedIiq).isEmpty();
    }

    @Test
    void identityIqsOwnNamesAreAskedForThereAlone() {
        Query query = new Query.ByAttribute(Realm.IIQ, "empId", "7");
        isc = new Answer.Ambiguous();
        assertThat(find(query)).isEqualTo(iiq);
        assertThat(askedIiq).containsExactly(query);
    }

    private static Person without(String name, String email) {
        return new Person(Realm.ISC, "isc-1", name, email, null, null, null, Map.of(), List.of(), List.of());
    }

    private Answer find(Query query) {
        return chain.find(query).toCompletableFuture().join();
    }
}
