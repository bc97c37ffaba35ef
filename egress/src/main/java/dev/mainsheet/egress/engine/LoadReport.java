package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Parcel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sums up what the dispatcher holds. */
final class LoadReport {

    private LoadReport() {}

    static Load of(Collection<Outlet> outlets, Collection<Lane> lanes) {
        TreeMap<String, Load.OfListener> listeners = new TreeMap<>();
        for (Outlet outlet : outlets) {
            List<Subject> subjects = lanes.stream()
                    .filter(lane -> lane.outlet() == outlet)
                    .flatMap(lane -> lane.subjects().stream())
                    .toList();
            listeners.put(
                    outlet.listener(),
                    new Load.OfListener(
                            outlet.inFlight(),
                            outlet.bodies(),
                            (int) subjects.stream().filter(Subject::heldUp).count(),
                            oldest(subjects)));
        }
        List<String> stands = lanes.stream()
                .flatMap(lane -> lane.newer().stream())
                .map(LoadReport::inWords)
                .toList();
        return new Load(listeners, stands);
    }

    private static Optional<Instant> oldest(List<Subject> subjects) {
        return subjects.stream()
                .flatMap(subject -> subject.head().read().stream())
                .map(delivery -> delivery.receivedAt())
                .min(Instant::compareTo);
    }

    private static String inWords(Parcel.Newer parcel) {
        return parcel.record().topic() + "-" + parcel.record().partition() + " stands at offset "
                + parcel.record().offset() + ", written in schema version " + parcel.version()
                + ": upgrade this egress";
    }
}
