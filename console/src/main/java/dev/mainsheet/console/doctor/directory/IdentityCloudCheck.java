package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.runtime.http.Call;
import dev.mainsheet.runtime.http.Reply;
import dev.mainsheet.runtime.oauth.TokenAnswer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** A tenant's Identity Security Cloud: whether a token is granted, and people are shown. Reads one identity. */
final class IdentityCloudCheck implements DoctorCheck {

    private static final Call ONE = Call.get("/v3/public-identities?limit=1");
    private static final String RIGHT =
            "Give the personal access token the scope idn:public-identity:read or sp:scopes:all, and its owner the right.";

    private final SystemSite site;
    private final Complaint complaint;
    private final ClockWatch watch;

    IdentityCloudCheck(SystemSite site, Complaint complaint, ClockWatch watch) {
        this.site = site;
        this.complaint = complaint;
        this.watch = watch;
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
            return List.of(complaint.ofToken(
                    denied.reply(),
                    "Check " + site.keys()
                            + ".client-id and .client-secret: a personal access token ends with its owner's"
                            + " account."));
        }
        Reply reply = Waiting.until(site.system().call(ONE)).match(replied -> replied, none -> none);
        watch.saw(site.name(), reply, asked);
        OptionalInt count = Listing.count(reply);
        if (count.isEmpty()) {
            return List.of(complaint.ofRead("public identities", reply, RIGHT));
        }
        return List.of(
                count.getAsInt() == 0
                        ? Finding.red(site.name(), site.url() + " lets us in and shows nobody", RIGHT)
                        : Finding.green(site.name(), site.url() + " grants a token and shows public identities"));
    }
}
