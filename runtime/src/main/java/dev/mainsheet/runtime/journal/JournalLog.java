package dev.mainsheet.runtime.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One logger for all of a journal: whoever reads the log knows it by one name. */
final class JournalLog {

    static final Logger LOG = LoggerFactory.getLogger("dev.mainsheet.journal");

    private JournalLog() {}
}
