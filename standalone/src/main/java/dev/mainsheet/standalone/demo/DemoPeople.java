package dev.mainsheet.standalone.demo;

import dev.mainsheet.testkit.iiq.IiqApplication;
import dev.mainsheet.testkit.iiq.IiqPerson;
import java.util.List;
import java.util.Locale;

/**
 * The people and sources of the sample events, as the demo's IdentityIQ knows them. Its site keeps the id that Identity
 * Security Cloud has for a person in an attribute of its own, by which the person of an event is found.
 */
final class DemoPeople {

    /** The attribute that holds the other system's id. */
    static final String ISC_ID = "iscId";

    private DemoPeople() {}

    static List<IiqPerson> all() {
        return List.of(
                person("Ravi", "Menon", "abf188f23ce313b52d5584794db67e68", "Operations")
                        .build(),
                person("Carmen", "Ibarra", "a21ba9d39733d00b9ef555c18242969b", "Route Planning")
                        .manager("rmenon")
                        .build(),
                person("Omar", "Bello", "6196c7efb1e943491d5c035eeabffdf1", "Finance")
                        .manager("rmenon")
                        .build(),
                person("Yuki", "Arai", "dd96e44feaa5332d95d4454c5eb05d4e", "Information Technology")
                        .manager("rmenon")
                        .build(),
                person("Emil", "Sandberg", "b9fa6ea2400b24bf31570c9f4fa00076", "Route Planning")
                        .manager("cibarra")
                        .build(),
                person("Noor", "Haddad", "0c87515c015e9a48c7aab5f31d2f37ef", "Route Planning")
                        .manager("cibarra")
                        .build(),
                person("Lena", "Fischer", "7e8332d3b5a2c2feabb57b02ece24389", "Finance")
                        .manager("obello")
                        .build(),
                person("Dara", "Quinlan", "10fe80ba2cadec36fcdbdb5263074150", "Terminal")
                        .manager("cibarra")
                        .inactive()
                        .build());
    }

    private static IiqPerson.Builder person(String given, String family, String iscId, String department) {
        String userName = (given.charAt(0) + family).toLowerCase(Locale.ROOT);
        String email = (given + "." + family + "@example.com").toLowerCase(Locale.ROOT);
        return IiqPerson.named(userName)
                .name(given, family)
                .email(email)
                .userType("employee")
                .attribute(ISC_ID, iscId)
                .attribute("Department", department);
    }

    static List<IiqApplication> applications() {
        return List.of(
                IiqApplication.ownedBy("Brightwater Directory", "yarai"),
                IiqApplication.ownedBy("Brightwater Cloud", "yarai"),
                IiqApplication.ownedBy("Berth Ticketing", "yarai"),
                IiqApplication.ownedBy("Tideline ERP", "obello"),
                IiqApplication.ownedBy("Crew HR", "rmenon"));
    }
}
