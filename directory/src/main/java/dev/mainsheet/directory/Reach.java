package dev.mainsheet.directory;

import dev.mainsheet.runtime.config.TenantSection;

/** Which systems a tenant's people are found in. */
public enum Reach {
    NONE,
    ISC,
    IIQ,
    /** In both: first in Identity Security Cloud. */
    CHAIN;

    /** As configured; where nothing is said, whatever there are clients for. */
    public static Reach of(TenantSection tenant) {
        return tenant.directory().map(Reach::of).orElseGet(() -> {
            boolean isc = tenant.isc().clientId().isPresent();
            boolean iiq = tenant.iiq().url().isPresent();
            return isc && iiq ? CHAIN : isc ? ISC : iiq ? IIQ : NONE;
        });
    }

    private static Reach of(TenantSection.DirectoryKind kind) {
        return switch (kind) {
            case NONE -> NONE;
            case ISC -> ISC;
            case IIQ -> IIQ;
            case CHAIN -> CHAIN;
        };
    }

    /** Whether people are found there by that system's own ids and names. */
    public boolean includes(Realm realm) {
        return switch (realm) {
            case ISC -> this == ISC || this == CHAIN;
            case IIQ -> this == IIQ || this == CHAIN;
        };
    }
}
