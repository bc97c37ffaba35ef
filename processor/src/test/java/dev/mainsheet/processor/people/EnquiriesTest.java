package dev.mainsheet.processor.people;

import static dev.mainsheet.processor.people.Asked.CARMEN;
import static dev.mainsheet.processor.people.Asked.IDENTITY_CHANGED;
import static dev.mainsheet.processor.people.Asked.NOOR;
import static dev.mainsheet.processor.people.Asked.RAVI;
import static dev.mainsheet.processor.people.Asked.REQUEST_DECIDED;
import static dev.mainsheet.processor.people.Asked.answered;
import static dev.mainsheet.processor.people.Asked.enquiry;
import static dev.mainsheet.processor.people.Asked.found;
import static dev.mainsheet.processor.people.Asked.id;
import static dev.mainsheet.processor.people.Asked.isc;
import static dev.mainsheet.processor.people.Asked.parts;
import static dev.mainsheet.processor.people.Asked.queries;
import static dev.mainsheet.processor.people.Asked.reference;
import static dev.mainsheet.processor.people.Asked.split;
import static dev.mainsheet.processor.people.Asked.tenant;
import static dev.mainsheet.processor.people.Asked.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Samples;
import dev.mainsheet.schemas.TriggerGlob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnquiriesTest {

    private static final String CHANGED = "idn:identity-attributes-changed";
    private static final String DECIDED = "idn:access-request-post-approval";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idn:access-request-pre-approval      | requester    | a21ba9d39733d00b9ef555c18242969b",
                "idn:access-request-dynamic-approver  | requestedFor | 7e8332d3b5a2c2feabb57b02ece24389",
                "idn:access-request-post-approval     | approvers    | a21ba9d39733d00b9ef555c18242969b abf188f23ce313b52d5584794db67e68",
                "idn:account-deleted                  | owner        | dd96e44feaa5332d95d4454c5eb05d4e",
                "idn:source-account-updated           | subject      | b9fa6ea2400b24bf31570c9f4fa00076",
                "idn:machine-identity-created         | owner        | a21ba9d39733d00b9ef555c18242969b",
                "idn:post-provisioning                | requester    | 6196c7efb1e943491d5c035eeabffdf1",
                "idn:source-created                   | requester    | dd96e44feaa5332d95d4454c5eb05d4e",
                "sp:form-submitted                    | requester    | b9fa6ea2400b24bf31570c9f4fa00076",
                "unverified-outlier-detected          | subject      | 6196c7efb1e943491d5c035eeabffdf1",
                "idn:source-created                   | subject      | ''",
                "idn:account-aggregation-completed    | owner        | ''"
            })
    void whoeverABodyNamesByIdIsAskedForById(String trigger, String role, String ids) {
        String body = new String(Samples.body(trigger), StandardCharsets.UTF_8);
        Role asked = Role.find(role).orElseThrow();

        assertThat(queries(enquiry(isc(), trigger, body, wanted(asked, asked))))
                .extracting(query -> ((Query.ById) query).id())
                .containsExactlyElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "idn:campaign-ended,owner,ravi.menon@example.com",
        "idn:certification-signed-off,reviewer,carmen.ibarra@example.com",
        "idn:saved-search-complete,owner,ravi.menon@example.com",
        "idn:account-created,subject,noor.haddad@example.com",
        "unverified-native-change-account-created,owner,yuki.arai@example.com",
        "unverified-native-change-account-created,manager,omar.bello@example.com"
    })
    void whoseEmailTheBodyHasIsNotAskedFor(String trigger, String role, String email) {
        String body = new String(Samples.body(trigger), StandardCharsets.UTF_8);
        Role asked = Role.find(role).orElseThrow();
        Enquiry enquiry = enquiry(isc(), trigger, body, wanted(asked, asked));

        assertThat(enquiry.isComplete()).isTrue();
        assertThat(enquiry.people().recipient().orElseThrow().email()).isEqualTo(email);
        assertThat(enquiry.people().status()).isEqualTo(EnrichmentStatus.FROM_BODY);
        assertThat(enquiry.people().asOf()).isEmpty();
    }

    @Test
    void aRouteThatWantsNobodyAsksNobodyAndAddressesWhomTheBodyNames() {
        Enquiry enquiry = enquiry(isc(), CHANGED, IDENTITY_CHANGED, PeopleWanted.NOBODY);

        assertThat(enquiry.next()).isEmpty();
        assertThat(enquiry.isComplete()).isTrue();
        assertThat(enquiry.people().status()).isEqualTo(EnrichmentStatus.SKIPPED);
        assertThat(enquiry.people().recipient().orElseThrow().name()).isEqualTo("Noor Haddad");
        assertThat(enquiry.people().byRole()).containsOnlyKeys(Role.SUBJECT);
    }

    @Test
    void aRouteThatWantsNobodyTellsOfNobodyButTheSubjectAndIsSkippedEvenIfTheBodyHasTheEmail() {
        String body =
                "{'identity':{'id':'" + NOOR + "','email':'noor@example.com'},'requester':{'email':'ann@example.com'}}";
        People people = enquiry(isc(), "acme:x", body, wanted(Role.REQUESTER)).people();

        assertThat(people.recipient().orElseThrow().email()).isEqualTo("ann@example.com");
        assertThat(people.byRole()).containsOnlyKeys(Role.SUBJECT);
        assertThat(people.status()).isEqualTo(EnrichmentStatus.SKIPPED);
    }

    @Test
    void aMachineIsNobodyEvenWithoutAType() {
        String body = new String(Samples.body("idn:machine-identity-created"), StandardCharsets.UTF_8);
        Enquiry enquiry = enquiry(isc(), "idn:machine-identity-created", body, wanted(Role.SUBJECT, Role.SUBJECT));

        assertThat(enquiry.next()).isEmpty();
        assertThat(enquiry.people().byRole()).isEmpty();
    }

    @Test
    void whoeverHasSeveralRolesIsAskedForOnceAndStandsInEach() {
        Enquiry enquiry =
                enquiry(isc(), DECIDED, REQUEST_DECIDED, wanted(Role.REQUESTER, Role.APPROVERS, Role.REQUESTED_FOR));

        List<Question> questions = enquiry.next();
        assertThat(questions).extracting(Question::query).containsExactlyInAnyOrder(id(CARMEN), id(RAVI), id(NOOR));
        questions.forEach(question -> enquiry.answer(question, found("Somebody", "somebody@example.com")));

        assertThat(enquiry.isComplete()).isTrue();
        assertThat(enquiry.people().byRole().get(Role.APPROVERS))
                .extracting(Someone::id)
                .containsExactly(CARMEN, RAVI);
        assertThat(enquiry.people().byRole().get(Role.REQUESTED_FOR)).hasSize(2);
        assertThat(enquiry.people().recipient().orElseThrow().id()).isEqualTo(CARMEN);
    }

    @Test
    void theRecipientsRoleIsAskedForToo() {
        assertThat(queries(enquiry(isc(), DECIDED, REQUEST_DECIDED, wanted(Role.REQUESTER, Role.SUBJECT))))
                .containsExactlyInAnyOrder(id(NOOR), id(CARMEN));
    }

    @Test
    void aReviewingGroupIsNobody() {
        String body = "{'certification':{'campaignRef':{'id':'c-1'},'reviewer':{'type':'GOVERNANCE_GROUP','id':'" + NOOR
                + "','name':'Stewards'}}}";
        Enquiry enquiry = enquiry(isc(), "idn:certification-signed-off", body, wanted(Role.REVIEWER, Role.REVIEWER));

        assertThat(enquiry.next()).isEmpty();
        assertThat(enquiry.people().recipient()).isEmpty();
        assertThat(enquiry.people().status()).isEqualTo(EnrichmentStatus.SKIPPED);
    }

    @Test
    void questionsSayWhoseDirectoryAndSinceWhenAndAreHandedOutOnce() {
        Enquiry enquiry = enquiry(isc(), CHANGED, IDENTITY_CHANGED, wanted(Role.SUBJECT, Role.SUBJECT));

        assertThat(enquiry.next()).containsExactly(new Question("default", id(NOOR), Asked.RECEIVED, false));
        assertThat(enquiry.next()).isEmpty();
        assertThat(enquiry.isComplete()).isFalse();
    }

    @Test
    void afterADeletionItIsNoSurpriseThatTheSubjectIsGone() {
        Enquiry enquiry = enquiry(isc(), "idn:identity-deleted", IDENTITY_CHANGED, wanted(Role.SUBJECT, Role.SUBJECT));

        assertThat(enquiry.next()).containsExactly(new Question("default", id(NOOR), Asked.RECEIVED, true));
    }

    @Test
    void atMostFiftyAreAskedForAndTheRecipientIsAmongThem() {
        String approvers = IntStream.range(0, 80)
                .mapToObj(i -> reference("%032x".formatted(i), "Approver " + i))
                .collect(Collectors.joining(",", "[", "]"));
        Enquiry enquiry = enquiry(
                isc(),
                "acme:decided",
                "{'approvers':" + approvers + ",'reviewer':" + reference(NOOR, "Noor Haddad") + "}",
                wanted(Role.REVIEWER, Role.APPROVERS));

        assertThat(queries(enquiry)).hasSize(50).contains(id(NOOR));
        assertThat(enquiry.people().byRole().get(Role.APPROVERS)).hasSize(80);
    }

    @Test
    void theOwnerOfASourceThatNamesNoneIsTheApplicationsInIdentityIq() {
        String body = new String(Samples.body("idn:account-aggregation-completed"), StandardCharsets.UTF_8);
        Enquiry enquiry = enquiry(
                tenant(Realm.ISC, Reach.CHAIN),
                "idn:account-aggregation-completed",
                body,
                wanted(Role.OWNER, Role.OWNER));
        Query owner = new Query.OwnerOf(Realm.IIQ, "Brightwater Directory");

        assertThat(answered(enquiry, Map.of(owner, found("Yuki Arai", "yuki.arai@example.com")))
                        .people()
                        .recipient()
                        .orElseThrow()
                        .email())
                .isEqualTo("yuki.arai@example.com");
    }

    @Test
    void aClusterOfVirtualAppliancesIsNoSource() {
        String body = "{'type':'%s','application':{'id':'a-1','name':'Quayside'}}";
        PeopleSettings iiq = tenant(Realm.ISC, Reach.IIQ);
        PeopleWanted owner = wanted(Role.OWNER, Role.OWNER);
        String trigger = "idn:va-cluster-status-change";

        assertThat(queries(enquiry(iiq, trigger, body.formatted("CLUSTER"), owner)))
                .isEmpty();
        assertThat(queries(enquiry(iiq, trigger, body.formatted("SOURCE"), owner)))
                .containsExactly(new Query.OwnerOf(Realm.IIQ, "Quayside"));
    }

    @Test
    void configuredPlacesNameFurtherPeopleByObjectEmailOrId() {
        PeopleSettings settings = new PeopleSettings(
                List.of(
                        new PeopleRule(
                                "mainsheet.people[0]",
                                List.of(new TriggerGlob("acme:*")),
                                Role.APPROVERS,
                                "$.steps[*].by"),
                        new PeopleRule(
                                "mainsheet.people[1]", List.of(new TriggerGlob("other:*")), Role.APPROVERS, "$.never")),
                isc().tenants());
        String body = "{'steps':[{'by':'" + NOOR
                + "'},{'by':'ravi.menon@example.com'},{'by':{'alias':'cibarra'}},{'by':7.5}]," + "'never':'" + CARMEN
                + "'}";
        Enquiry enquiry = enquiry(settings, "acme:approved", body, wanted(Role.APPROVERS, Role.APPROVERS));

        assertThat(queries(enquiry)).containsExactly(id(NOOR), new Query.ByAttribute(Realm.ISC, "alias", "cibarra"));
        assertThat(enquiry.people().recipient().orElseThrow().email()).isEqualTo("ravi.menon@example.com");
        assertThat(enquiry.people().byRole().get(Role.APPROVERS)).hasSize(3);
    }

    @Test
    void eachPartIsAddressedToItsOwnPerson() {
        PeopleWanted each = split("$.requestedFor", Role.SUBJECT);
        Enquiry second = enquiry(isc(), DECIDED, REQUEST_DECIDED, each, OptionalInt.of(2));

        assertThat(parts(REQUEST_DECIDED, each)).isEqualTo(new Parts.Numbered(2));
        assertThat(answered(second, Map.of(id(RAVI), found("Ravi Menon", "ravi.menon@example.com")))
                        .people()
                        .recipient()
                        .orElseThrow()
                        .email())
                .isEqualTo("ravi.menon@example.com");
        assertThat(second.people().status()).isEqualTo(EnrichmentStatus.OK);
    }

    @Test
    void aPartThatNamesNobodyCountsAndHasNoRecipient() {
        PeopleWanted each = split("$.who");
        String body = "{'who':[null,'" + NOOR + "']}";

        assertThat(parts(body, each)).isEqualTo(new Parts.Numbered(2));
        assertThat(enquiry(isc(), "acme:x", body, each, OptionalInt.of(1))
                        .people()
                        .recipient())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'who':[]}", "{'who':null}", "{'other':1}"})
    void withoutAnybodyToSplitOverThereIsOneDeliveryWithoutANumber(String body) {
        assertThat(parts(body, split("$.who"))).isEqualTo(new Parts.Whole());
    }

    @Test
    void oneObjectIsOnePart() {
        assertThat(parts("{'who':{'id':'1'}}", split("$.who"))).isEqualTo(new Parts.Numbered(1));
    }

    @Test
    void overAHundredPartsAreRefused() {
        String hundred = IntStream.range(0, 100).mapToObj(i -> "'p" + i + "'").collect(Collectors.joining(","));

        assertThat(parts("{'who':[" + hundred + "]}", split("$.who"))).isEqualTo(new Parts.Numbered(100));
        assertThat(parts("{'who':[" + hundred + ",'one more']}", split("$.who")))
                .isInstanceOfSatisfying(
                        Parts.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void aSplitThatThrowsIsNeverOneDeliveryToAll() {
        assertThat(parts("{'name':'x'}", split("$.name[?(@.x)]")))
                .isInstanceOfSatisfying(
                        Parts.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FILTER_ERROR));
    }
}
