package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;

/** Counts what keepers say of themselves. */
final class SimReport implements KeeperReport {

    int turnsToJournal;
    int journalled;
    int inDoubt;
    int sentOn;
    int quarantined;
    int landedLate;
    int refused;
    int tooLarge;

    @Override
    public void state(KeeperState state, String why) {
        turnsToJournal += state == KeeperState.JOURNAL ? 1 : 0;
    }

    @Override
    public void journalled(int events, int doubtful) {
        journalled += events;
        inDoubt += doubtful;
    }

    @Override
    public void sentOn() {
        sentOn++;
    }

    @Override
    public void quarantined(Event event, String why) {
        quarantined++;
    }

    @Override
    public void landedLate() {
        landedLate++;
    }

    @Override
    public void refused(StoreTrouble trouble, int events) {
        refused += events;
    }

    @Override
    public void tooLarge(Event event, String why) {
        tooLarge++;
    }
}
