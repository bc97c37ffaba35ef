package dev.mainsheet.processor.people;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Question;
import java.util.List;

/** What one delivery wants to know about people, and what is known so far. Owned by one thread. */
public interface Enquiry {

    /** Questions that were not handed out before. An answer may bring another: a manager is known by the subject's record. */
    List<Question> next();

    /** Takes the answer to a question that was handed out. */
    void answer(Question question, Finding finding);

    /** Whether every question is answered, and none is left to be handed out. */
    boolean isComplete();

    /** What is known now. Whoever was asked for and is not answered is {@code unavailable}. */
    People people();
}
