package dev.mainsheet.standalone;

import dev.mainsheet.egress.EgressMain;
import dev.mainsheet.ingress.IngressMain;
import dev.mainsheet.processor.ProcessorMain;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.Port;
import java.util.Locale;

/** The services that can run alone or together, in the order they start: whoever takes events starts last. */
public enum ServiceKind {
    EGRESS(8483, EgressMain::create),
    PROCESSOR(8482, ProcessorMain::create),
    INGRESS(8481, IngressMain::of);

    private final int managementPort;
    private final Factory factory;

    ServiceKind(int managementPort, Factory factory) {
        this.managementPort = managementPort;
        this.factory = factory;
    }

    private interface Factory {
        Service create(ServiceContext context) throws StartException;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Service create(ServiceContext context) throws StartException {
        return factory.create(context);
    }

    /** Where its health is asked for. */
    public int managementPort(MainsheetConfig.Management management) {
        MainsheetConfig.Endpoint endpoint =
                switch (this) {
                    case INGRESS -> management.ingress();
                    case PROCESSOR -> management.processor();
                    case EGRESS -> management.egress();
                };
        return endpoint.port().map(Port::value).orElse(managementPort);
    }
}
