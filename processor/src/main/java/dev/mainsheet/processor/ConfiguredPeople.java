package dev.mainsheet.processor;

import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.people.CorrelationRule;
import dev.mainsheet.processor.people.PeopleRule;
import dev.mainsheet.processor.people.PeopleSettings;
import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.people.PeopleWanted.Split;
import dev.mainsheet.processor.people.Reach;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.people.TenantDirectory;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.RoleName;
import dev.mainsheet.runtime.config.TenantSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who the people of an event are, out of the configuration. */
final class ConfiguredPeople {

    private ConfiguredPeople() {}

    static PeopleSettings settings(MainsheetConfig config) {
        List<PeopleRule> people = new ArrayList<>();
        for (int i = 0; i < config.people().size(); i++) {
            MainsheetConfig.People rule = config.people().get(i);
            people.add(new PeopleRule(
                    "mainsheet.people[" + i + "]",
                    ConfiguredRules.globs(rule.triggers()),
                    role(rule.role()),
                    rule.path()));
        }
        Map<String, TenantDirectory> tenants = new HashMap<>();
        config.tenants().forEach((name, tenant) -> tenants.put(name, tenant(name, tenant)));
        return new PeopleSettings(people, tenants);
    }

    /** @param key the route's */
    static PeopleWanted wanted(String key, MainsheetConfig.Route route) {
        return new PeopleWanted(
                route.people().orElse(List.of()).stream()
                        .map(ConfiguredPeople::role)
                        .toList(),
                role(route.recipient()),
                route.split().map(path -> new Split(key + ".split", path)));
    }

    private static TenantDirectory tenant(String name, TenantSection tenant) {
        List<CorrelationRule> correlation = new ArrayList<>();
        for (int i = 0; i < tenant.correlation().size(); i++) {
            TenantSection.Correlation rule = tenant.correlation().get(i);
            correlation.add(new CorrelationRule(
                    "mainsheet.tenants." + name + ".correlation[" + i + "]",
                    ConfiguredRules.globs(rule.triggers()),
                    rule.path(),
                    rule.attribute()));
        }
        Realm events =
                switch (tenant.kind()) {
                    case ISC -> Realm.ISC;
                    case IIQ -> Realm.IIQ;
                };
        return new TenantDirectory(events, reach(tenant), correlation);
    }

    private static Reach reach(TenantSection tenant) {
        return tenant.directory()
                .map(directory -> switch (directory) {
                    case NONE -> Reach.NONE;
                    case IIQ -> Reach.IIQ;
                    case ISC -> Reach.ISC;
                    case CHAIN -> Reach.CHAIN;
                })
                .orElseGet(() -> whatIsConfigured(tenant));
    }

    private static Reach whatIsConfigured(TenantSection tenant) {
        boolean isc = tenant.isc().clientId().isPresent();
        if (tenant.iiq().url().isPresent()) {
            return isc ? Reach.CHAIN : Reach.IIQ;
        }
        return isc ? Reach.ISC : Reach.NONE;
    }

    private static Role role(RoleName name) {
        return Role.find(name.text()).orElseThrow();
    }
}
