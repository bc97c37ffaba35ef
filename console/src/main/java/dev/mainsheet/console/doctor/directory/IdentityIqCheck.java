package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.runtime.http.Call;
import dev.mainsheet.runtime.http.Reply;
import dev.mainsheet.runtime.oauth.AuthorizedReply;
import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import dev.mainsheet.runtime.oauth.TokenAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** A tenant's IdentityIQ: whether a token is granted, and what it lets be read. Reads one id of each kind. */
final class IdentityIqCheck implements DoctorCheck {

    private static final Call PING = Call.get("/rest/ping").with("Accept", "*/*");
    private static final String ALIVE = "IIQ JAX-RS is alive";

    private final SystemSite site;
    private final Complaint complaint;
    private final ClockWatch watch;
    private final Map<URI, AuthorizedSystem> otherRoots;
    private final Sample people;
    private final List<Sample> beside;

    /**
     * @param otherRoots the same IdentityIQ, if it is at another context root; in the order in which they are tried
     * @param people must be readable
     * @param beside is of less weight
     */
    IdentityIqCheck(
            SystemSite site,
            Complaint complaint,
            ClockWatch watch,
            Map<URI, AuthorizedSystem> otherRoots,
            Sample people,
            List<Sample> beside) {
        this.site = site;
        this.complaint = complaint;
        this.watch = watch;
        this.otherRoots = new LinkedHashMap<>(otherRoots);
        this.people = people;
        this.beside = List.copyOf(beside);
    }

    @Override
    public String name() {
        return site.name();
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        Instant asked = watch.now();
        TokenAnswer token = Waiting.until(site.system().tokens().token());
        if (token instanceof TokenAnswer.Denied denied) {
            watch.saw(site.name(), denied.reply(), asked);
            return List.of(denied(denied.reply()));
        }
        return opened(asked);
    }

    private Finding denied(Reply reply) throws InterruptedException {
        Finding finding = complaint.ofToken(
                reply,
                "Check " + site.keys() + ".client-id and .client-secret against Global Settings, API Authentication in"
                        + " IdentityIQ. If they are right, set " + site.keys() + ".token-request to query.");
        Optional<URI> root = isSomebodyElse(reply) ? ContextRoots.granting(otherRoots) : Optional.empty();
        return root.map(url -> Finding.red(
                        finding.name(),
                        finding.detail() + "; " + url + " does grant one",
                        "Set " + site.keys() + ".url to " + url + "."))
                .orElse(finding);
    }

    private static boolean isSomebodyElse(Reply reply) {
        return reply instanceof Reply.Answered answered
                && (answered.isMarkup()
                        || answered.status() < 400
                        || List.of(404, 405, 410).contains(answered.status()));
    }

    private List<Finding> opened(Instant begun) throws InterruptedException {
        CompletionStage<AuthorizedReply> ping = site.system().call(PING);
        CompletionStage<AuthorizedReply> peopleAsked = site.system().call(people.call());
        List<CompletionStage<AuthorizedReply>> besideAsked =
                beside.stream().map(sample -> site.system().call(sample.call())).toList();
        List<Finding> findings = new ArrayList<>();
        List<String> readable = new ArrayList<>();
        for (int i = 0; i < beside.size(); i++) {
            Reply reply = reply(besideAsked.get(i));
            if (Listing.count(reply).isPresent()) {
                readable.add(beside.get(i).what());
            } else {
                findings.add(lesser(complaint.ofRead(
                        beside.get(i).what(), reply, beside.get(i).right())));
            }
        }
        ping(reply(ping)).ifPresent(findings::add);
        Reply shown = reply(peopleAsked);
        watch.saw(site.name(), shown, begun);
        findings.add(0, people(shown, readable));
        return findings;
    }

    private Finding people(Reply reply, List<String> readable) {
        OptionalInt count = Listing.count(reply);
        if (count.isEmpty()) {
            return complaint.ofRead(people.what(), reply, people.right());
        }
        if (count.getAsInt() == 0) {
            return Finding.red(site.name(), site.url() + " lets us in and shows no " + people.what(), people.right());
        }
        String beside = readable.isEmpty() ? "" : ", and " + String.join(", ", readable);
        return Finding.green(
                site.name(),
                site.url() + " grants a token and shows " + people.what() + " (" + count.getAsInt() + ")" + beside);
    }

    private Optional<Finding> ping(Reply reply) {
        boolean alive = reply instanceof Reply.Answered answered
                && new String(answered.body(), StandardCharsets.UTF_8).contains(ALIVE);
        return alive
                ? Optional.empty()
                : Optional.of(lesser(complaint.ofRead("sign of life at /rest/ping", reply, people.right())));
    }

    private static Finding lesser(Finding finding) {
        return new Finding(finding.name(), Level.YELLOW, finding.detail(), finding.remedy());
    }

    /** A token that was granted a moment ago may be gone: then what came instead of a new one. */
    private static Reply reply(CompletionStage<AuthorizedReply> asked) throws InterruptedException {
        return Waiting.until(asked).match(replied -> replied, denied -> denied);
    }
}
