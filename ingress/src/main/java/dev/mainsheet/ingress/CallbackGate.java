package dev.mainsheet.ingress;

import dev.mainsheet.ingress.completion.Grant;
import dev.mainsheet.ingress.completion.SealedTokens;
import dev.mainsheet.ingress.invocation.Callbacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on an answer before its body is read: address, path and token, method, authentication, headers, size. The token only says
 * what would be decided; whoever decides has to be authenticated beside it.
 */
public final class CallbackGate {

    /** Of a tenant that was configured when the token was made, and is not now. */
    private static final Access NOBODY = new AnyOf(List.of());

    private final AllowList addresses;
    private final SealedTokens tokens;
    private final Optional<Access> own;
    private final Map<String, Access> tenants;
    private final int maxBodyBytes;

    /**
     * @param addresses from where anybody may come at all
     * @param tokens opens the last segment of the path
     * @param own who may answer, where callbacks have tokens of their own
     * @param tenants who may answer for each tenant, where they have not
     * @param maxBodyBytes the largest body that is taken
     */
    public CallbackGate(
            AllowList addresses,
            SealedTokens tokens,
            Optional<Access> own,
            Map<String, Access> tenants,
            int maxBodyBytes) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.own = own;
        this.tenants = Map.copyOf(tenants);
        this.maxBodyBytes = maxBodyBytes;
    }

    /** An answer that may go on to its body: to which invocation, and the token it came with. */
    public record Admitted(Grant grant, String token) {}

    /** Decides. */
    public Judged<Admitted> decide(RequestHead head) {
        if (!addresses.admits(head)) {
            return Judged.refused(Problems.addressNotAllowed());
        }
        String token = head.path().substring(Callbacks.PATH.length());
        Optional<Grant> grant = tokens.open(token);
        if (grant.isEmpty()) {
            return Judged.refused(AnswerProblems.noSuchCallback());
        }
        return refusal(grant.get(), head)
                .<Judged<Admitted>>map(Judged::refused)
                .orElseGet(() -> Judged.passed(new Admitted(grant.get(), token)));
    }

    private Optional<Problem> refusal(Grant grant, RequestHead head) {
        if (!head.method().equals("POST")) {
            return Optional.of(AnswerProblems.onlyPost());
        }
        Access access =
                own.or(() -> Optional.ofNullable(tenants.get(grant.tenant()))).orElse(NOBODY);
        return access.admits(head.header("Authorization"))
                ? ContentHeaders.refusal(head, maxBodyBytes)
                : Optional.of(AnswerProblems.unauthorized(access.challenges()));
    }
}
