package dev.mainsheet.processor.people;

import static dev.mainsheet.processor.people.Asked.NOOR;
import static dev.mainsheet.processor.people.Asked.enquiry;
import static dev.mainsheet.processor.people.Asked.queries;
import static dev.mainsheet.processor.people.Asked.tenant;
import static dev.mainsheet.processor.people.Asked.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Query.ByAttribute;
import dev.mainsheet.directory.Query.ById;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

    /** The manager is wanted, so the subject is asked for whether or not its email is known. */
    private static List<Query> subject(PeopleSettings settings, String identity) {
        return queries(enquiry(
                settings,
                "idn:identity-attributes-changed",
                "{'identity':" + identity + ",'attributes':{'employee':4711,'badge':null}}",
                wanted(Role.MANAGER, Role.MANAGER)));
    }

    private static CorrelationRule rule(String trigger, String path, String attribute) {
        return new CorrelationRule(
                "mainsheet.tenants.default.correlation[0]", List.of(new TriggerGlob(trigger)), path, attribute);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nobody",
            value = {
                "ISC | ISC   | {'id':'0c87515c015e9a48c7aab5f31d2f37ef','name':'N','alias':'nh'} | ISC id 0c87515c015e9a48c7aab5f31d2f37ef",
                "ISC | CHAIN | {'id':'8a994a9c-d762-4ef5-a897-872b8a706ac9','email':'n@x.y'}     | ISC id 8a994a9c-d762-4ef5-a897-872b8a706ac9",
                "ISC | ISC   | {'id':'4711','name':'N','alias':'nh','email':'n@x.y'}             | ISC alias nh",
                "ISC | CHAIN | {'id':'4711','name':'N','email':'n@x.y'}                          | ISC email n@x.y",
                "ISC | ISC   | {'id':'4711','name':'N'}                                          | nobody",
                "ISC | IIQ   | {'id':'0c87515c015e9a48c7aab5f31d2f37ef','email':'n@x.y'}         | IIQ emails.value n@x.y",
                "ISC | IIQ   | {'id':'0c87515c015e9a48c7aab5f31d2f37ef','name':'N'}              | nobody",
                "ISC | NONE  | {'id':'0c87515c015e9a48c7aab5f31d2f37ef','email':'n@x.y'}         | nobody",
                "IIQ | IIQ   | {'id':'0c87515c015e9a48c7aab5f31d2f37ef','name':'nhaddad'}        | IIQ userName nhaddad",
                "IIQ | CHAIN | {'id':'1','name':'nhaddad'}                                       | IIQ userName nhaddad",
                "IIQ | IIQ   | {'id':'0c87515c015e9a48c7aab5f31d2f37ef'}                         | IIQ id 0c87515c015e9a48c7aab5f31d2f37ef",
                "IIQ | ISC   | {'id':'0c87515c015e9a48c7aab5f31d2f37ef','alias':'nh'}            | ISC alias nh"
            })
    void withoutARuleItDependsOnWhoseEventItIsAndWhomOneCanAsk(
            Realm events, Reach reach, String identity, String query) {
        List<Query> asked = subject(tenant(events, reach), identity);

        assertThat(asked).extracting(CorrelationTest::text).isEqualTo(query == null ? List.of() : List.of(query));
    }

    @Test
    void theFirstRuleThatYieldsAValueWins() {
        PeopleSettings settings = tenant(
                Realm.ISC,
                Reach.IIQ,
                rule("idn:account-*", "$.attributes.employee", "otherTrigger"),
                rule("*", "$.attributes.badge", "badge"),
                rule("*", "@.nickname", "nickname"),
                rule("idn:identity-*", "$.attributes.employee", "empId"),
                rule("*", "@.name", "userName"));

        assertThat(subject(settings, "{'id':'" + NOOR + "','name':'N'}"))
                .containsExactly(new ByAttribute(Realm.IIQ, "empId", "4711"));
    }

    @Test
    void aPathIntoTheBodyIsForTheSubjectAloneAndAFieldForEverybody() {
        PeopleSettings settings = tenant(
                Realm.ISC, Reach.IIQ, rule("*", "$.trackingNumber", "tracking"), rule("*", "@.name", "displayName"));
        String body =
                "{'trackingNumber':'t-1','recipient':{'id':'1','name':'Lena'},'requester':{'id':'2','name':'Omar'}}";

        assertThat(queries(enquiry(settings, "idn:post-provisioning", body, wanted(Role.REQUESTER, Role.SUBJECT))))
                .containsExactlyInAnyOrder(
                        new ByAttribute(Realm.IIQ, "tracking", "t-1"),
                        new ByAttribute(Realm.IIQ, "displayName", "Omar"));
    }

    @Test
    void whereOnlyIdentitySecurityCloudCanBeAskedARuleSpeaksOfIt() {
        assertThat(subject(tenant(Realm.ISC, Reach.ISC, rule("*", "@.name", "alias")), "{'id':'1','name':'nh'}"))
                .containsExactly(new ByAttribute(Realm.ISC, "alias", "nh"));
    }

    @Test
    void aRuleForTheIdAsksByIt() {
        assertThat(subject(tenant(Realm.ISC, Reach.IIQ, rule("*", "@.iiq.id", "id")), "{'id':'1','iiq':{'id':'9'}}"))
                .containsExactly(new ById(Realm.IIQ, "9"));
    }

    private static String text(Query query) {
        if (query instanceof ById byId) {
            return byId.realm() + " id " + byId.id();
        }
        ByAttribute by = (ByAttribute) query;
        return by.realm() + " " + by.attribute() + " " + by.value();
    }
}
