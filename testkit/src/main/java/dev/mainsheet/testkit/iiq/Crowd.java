package dev.mainsheet.testkit.iiq;

import java.util.List;
import java.util.stream.IntStream;

/** Invented people in any number: the same number of them is the same people. */
final class Crowd {

    private static final int REPORTS = 10;
    private static final List<String> DEPARTMENTS = List.of("Rigging", "Navigation", "Galley", "Stores", "Radio");

    private Crowd() {}

    static List<IiqPerson> of(int size) {
        return IntStream.range(0, size).mapToObj(Crowd::member).toList();
    }

    /** The one at the top has no manager. */
    private static IiqPerson member(int number) {
        IiqPerson.Builder person = IiqPerson.named(userName(number))
                .name("Sailor", "%06d".formatted(number))
                .email(userName(number) + "@example.com")
                .userType("employee")
                .attribute("iscId", iscId(number))
                .attribute("Department", DEPARTMENTS.get(number % DEPARTMENTS.size()));
        return number == 0
                ? person.build()
                : person.manager(userName((number - 1) / REPORTS)).build();
    }

    static String userName(int number) {
        return "sailor.%06d".formatted(number);
    }

    static String iscId(int number) {
        return Ids.of("isc", userName(number));
    }
}
