package dev.mainsheet.processor.people;

import static dev.mainsheet.processor.people.Asked.ASKED_AT;
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
import static dev.mainsheet.processor.people.Asked.person;
import static dev.mainsheet.processor.people.Asked.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Person.Manager;
import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatIsKnownTest {

    private static final Instant EARLIER = ASKED_AT.minusSeconds(20);
    private static final Manager CARMEN_MANAGES = new Manager(id(CARMEN), "Carmen Ibarra", null);
    private static final Finding CARMEN_FOUND = found("Carmen Ibarra", "carmen.ibarra@example.com");

    @Test
    void aPersonWhoIsFoundHasTheDirectorysNameAndEmail() {
        People people = changed(Role.SUBJECT, Map.of(id(NOOR), found("Noor H.", "noor@example.com")));

        Someone subject = people.recipient().orElseThrow();
        assertThat(subject.id()).isEqualTo(NOOR);
        assertThat(subject.name()).isEqualTo("Noor H.");
        assertThat(subject.email()).isEqualTo("noor@example.com");
        assertThat(subject.person()).isPresent();
        assertThat(people.status()).isEqualTo(EnrichmentStatus.OK);
        assertThat(people.asOf()).contains(ASKED_AT);
    }

    @Test
    void whoeverIsNotFoundStandsThereAsInTheBodyAndIsMarked() {
        assertThat(changed(Role.SUBJECT, Map.of()).status()).isEqualTo(EnrichmentStatus.NOT_FOUND);
        assertThat(changed(Role.SUBJECT, Map.of()).recipient().orElseThrow().name())
                .isEqualTo("Noor Haddad");
        assertThat(changed(Role.SUBJECT, Map.of()).asOf()).isEmpty();
        assertThat(changed(Role.SUBJECT, Map.of(id(NOOR), new Finding.Ambiguous(ASKED_AT)))
                        .status())
                .isEqualTo(EnrichmentStatus.AMBIGUOUS);
        assertThat(changed(Role.SUBJECT, Map.of(id(NOOR), found("Noor", null))).status())
                .isEqualTo(EnrichmentStatus.NO_EMAIL);
    }

    @Test
    void whoeverIsNotAnsweredIsUnavailable() {
        People people = enquiry(
                        isc(), "idn:identity-attributes-changed", IDENTITY_CHANGED, wanted(Role.SUBJECT, Role.SUBJECT))
                .people();

        assertThat(people.status()).isEqualTo(EnrichmentStatus.UNAVAILABLE);
    }

    @Test
    void theManagerIsAskedForOnceTheSubjectsRecordIsThere() {
        Enquiry enquiry =
                enquiry(isc(), "idn:identity-attributes-changed", IDENTITY_CHANGED, wanted(Role.MANAGER, Role.MANAGER));

        Question subject = enquiry.next().get(0);
        assertThat(enquiry.next()).isEmpty();
        enquiry.answer(subject, found("Noor Haddad", "noor@example.com", CARMEN_MANAGES));
        assertThat(enquiry.isComplete()).isFalse();
        List<Question> second = enquiry.next();
        assertThat(second).extracting(Question::query).containsExactly(id(CARMEN));
        enquiry.answer(second.get(0), CARMEN_FOUND);

        assertThat(enquiry.isComplete()).isTrue();
        assertThat(enquiry.people().recipient().orElseThrow().email()).isEqualTo("carmen.ibarra@example.com");
        assertThat(enquiry.people().byRole().get(Role.MANAGER)).hasSize(1);
        assertThat(enquiry.people().status()).isEqualTo(EnrichmentStatus.OK);
    }

    @Test
    void aManagerWhoseEmailStandsInTheRecordIsNotAskedFor() {
        Manager named = new Manager(id(CARMEN), "Carmen Ibarra", "carmen@example.com");
        Enquiry enquiry =
                enquiry(isc(), "idn:identity-attributes-changed", IDENTITY_CHANGED, wanted(Role.MANAGER, Role.MANAGER));
        enquiry.answer(enquiry.next().get(0), found("Noor Haddad", null, named));

        assertThat(enquiry.isComplete()).isTrue();
        assertThat(enquiry.people().recipient().orElseThrow().email()).isEqualTo("carmen@example.com");
        assertThat(enquiry.people().status()).isEqualTo(EnrichmentStatus.OK);
    }

    @Test
    void aLeaversManagerComesFromTheLastKnownRecordAndIsMarkedSo() {
        Finding last = new Finding.LastKnown(person("Noor Haddad", "noor@example.com", CARMEN_MANAGES), EARLIER);
        People people = changed(Role.MANAGER, Map.of(id(NOOR), last, id(CARMEN), CARMEN_FOUND));

        assertThat(people.recipient().orElseThrow().email()).isEqualTo("carmen.ibarra@example.com");
        assertThat(people.status()).isEqualTo(EnrichmentStatus.LAST_KNOWN);
        assertThat(people.asOf()).contains(EARLIER);
    }

    @Test
    void withoutAManagerThereIsNoRecipient() {
        assertThat(changed(Role.MANAGER, Map.of(id(NOOR), found("Noor", "noor@example.com")))
                        .status())
                .isEqualTo(EnrichmentStatus.NOT_FOUND);
        assertThat(changed(Role.MANAGER, Map.of(id(NOOR), new Finding.Ambiguous(ASKED_AT)))
                        .status())
                .isEqualTo(EnrichmentStatus.AMBIGUOUS);
        assertThat(changed(Role.MANAGER, Map.of()).recipient()).isEmpty();
    }

    @Test
    void aManagerOfWhomOnlyANameIsKnownHasNoEmail() {
        Manager named = new Manager(null, "Carmen Ibarra", null);
        People people = changed(Role.MANAGER, Map.of(id(NOOR), found("Noor", "noor@example.com", named)));

        assertThat(people.recipient().orElseThrow().name()).isEqualTo("Carmen Ibarra");
        assertThat(people.status()).isEqualTo(EnrichmentStatus.NO_EMAIL);
    }

    @Test
    void theStatusIsTheRecipientsWhoeverElseIsMissing() {
        Map<Query, Finding> noor = Map.of(id(NOOR), found("Noor", "noor@example.com"));
        People people = decided(wanted(Role.SUBJECT, Role.APPROVERS), noor);

        assertThat(people.status()).isEqualTo(EnrichmentStatus.OK);
        assertThat(people.byRole().get(Role.APPROVERS))
                .extracting(Someone::status)
                .containsOnly(EnrichmentStatus.NOT_FOUND);
    }

    @Test
    void ofSeveralRecipientsTheFirstWithAnEmailIsChosen() {
        People people =
                decided(wanted(Role.APPROVERS, Role.APPROVERS), Map.of(id(RAVI), found("Ravi", "ravi@example.com")));

        assertThat(people.recipient().orElseThrow().id()).isEqualTo(RAVI);
        assertThat(people.status()).isEqualTo(EnrichmentStatus.OK);
    }

    @Test
    void withoutAnybodyInTheRecipientsRoleTheWorstOfAllCounts() {
        People people = changed(Role.REVIEWER, Map.of());

        assertThat(people.recipient()).isEmpty();
        assertThat(people.status()).isEqualTo(EnrichmentStatus.NOT_FOUND);
    }

    @Test
    void theEmailInTheBodyStandsWhateverTheDirectorySays() {
        String body = "{'identity':{'id':'" + NOOR + "','name':'Noor Haddad','email':'noor@example.com'}}";
        People people = answered(
                        enquiry(isc(), "idn:identity-attributes-changed", body, wanted(Role.SUBJECT, Role.MANAGER)),
                        Map.of())
                .people();

        assertThat(people.recipient().orElseThrow().email()).isEqualTo("noor@example.com");
        assertThat(people.status()).isEqualTo(EnrichmentStatus.FROM_BODY);
    }

    private static People changed(Role recipient, Map<Query, Finding> found) {
        return answered(
                        enquiry(
                                isc(),
                                "idn:identity-attributes-changed",
                                IDENTITY_CHANGED,
                                wanted(recipient, Role.SUBJECT)),
                        found)
                .people();
    }

    private static People decided(PeopleWanted wanted, Map<Query, Finding> found) {
        return answered(enquiry(isc(), "idn:access-request-post-approval", REQUEST_DECIDED, wanted), found)
                .people();
    }
}
