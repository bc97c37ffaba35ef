package dev.mainsheet.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.iiq.IdentityIqOptions;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import dev.mainsheet.testkit.iiq.IiqPerson;
import dev.mainsheet.testkit.isc.IscPeopleOptions;
import dev.mainsheet.testkit.isc.IscPeopleStandIn;
import dev.mainsheet.testkit.isc.IscPerson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Names are what strangers make them; a filter with one in it must still ask for exactly that one. */
class FilterInjectionTest {

    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            " or 1 eq 1",
            " or userName sw \"",
            "\" or userName eq \"",
            " and ",
            "\\\"",
            "\\u0022",
            "%22",
            "&filter=",
            "&count=1000",
            "#",
            "+",
            "'",
            "(",
            ")",
            "*",
            "||",
            "==",
            ".notNull()",
            "é",
            "李",
            "𝔘",
            "a",
            "B",
            "7",
            "@",
            "x.y",
            "\n",
            "\u0000",
            "\uD800");
    private static final int NAMES = 250;

    private final long seed = new Random().nextLong();
    private final List<String> names = names(new Random(seed));

    @Test
    void scimFindsWhoeverIsNamedOrNobody() throws Exception {
        try (IdentityIqStandIn iiq = identityIq()) {
            everyNameFindsItsOwner(
                    "iiq: {url: '" + iiq.baseUrl() + "', client-id: c, client-secret: s}", Realm.IIQ, "userName");
        }
    }

    @Test
    void theTableFindsWhoeverIsNamedOrNobody() throws Exception {
        try (IdentityIqStandIn iiq = identityIq()) {
            everyNameFindsItsOwner(
                    "iiq: {url: '" + iiq.baseUrl() + "', client-id: c, client-secret: s, read: plugin}",
                    Realm.IIQ,
                    "userName");
        }
    }

    @Test
    void publicIdentitiesFindWhoeverIsNamedOrNobody() throws Exception {
        try (IscPeopleStandIn isc = new IscPeopleStandIn(IscPeopleOptions.withClient("c", "s"))) {
            isc.start();
            for (int i = 0; i < NAMES; i++) {
                isc.add(IscPerson.of("isc-" + i, "Somebody")
                        .withAlias(names.get(i))
                        .withEmail(email(i)));
            }
            everyNameFindsItsOwner(
                    "isc: {url: '" + isc.url() + "', client-id: c, client-secret: s}", Realm.ISC, "alias");
        }
    }

    private IdentityIqStandIn identityIq() throws Exception {
        IdentityIqStandIn iiq = new IdentityIqStandIn(IdentityIqOptions.withClient("c", "s"));
        iiq.start();
        for (int i = 0; i < NAMES; i++) {
            iiq.add(IiqPerson.named(names.get(i)).email(email(i)).build());
        }
        return iiq;
    }

    /** Those known are found, all but those whom no directory can name; as many that are not known are not. */
    private void everyNameFindsItsOwner(String tenant, Realm realm, String attribute) throws Exception {
        int found = 0;
        try (ConfiguredDirectory directory = new ConfiguredDirectory(tenant)) {
            for (int i = 0; i < names.size(); i++) {
                Answer answer = directory.ask(new Query.ByAttribute(realm, attribute, names.get(i)));
                if (answer instanceof Answer.Found known) {
                    found++;
                    assertThat(known.person().email())
                            .as("seed %d, name %s", seed, names.get(i))
                            .isEqualTo(email(i));
                } else {
                    assertThat(answer)
                            .as("seed %d, name %s", seed, names.get(i))
                            .isEqualTo(new Answer.NotFound());
                }
            }
        }
        assertThat(found).as("seed %d", seed).isBetween(NAMES / 5, NAMES);
    }

    private static String email(int number) {
        return "person" + number + "@example.com";
    }

    /** All different, however capitals are compared. */
    private static List<String> names(Random random) {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add("Barbara.Jensen");
        while (names.size() < 2 * NAMES) {
            StringBuilder name = new StringBuilder();
            for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
                name.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            names.add(name.toString());
        }
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
