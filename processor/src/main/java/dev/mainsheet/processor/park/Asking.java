package dev.mainsheet.processor.park;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.processor.people.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * An enquiry under way. Owned by the thread of its park; answers come on others, and do nothing but put themselves into the
 * mailbox.
 */
final class Asking {

    /** An answer on its way to whoever asked. */
    record Reply(Asking to, Question question, Finding finding) {}

    private final Ask ask;
    private final Inquiries inquiries;
    private final List<Lookups.Asking> underWay = new ArrayList<>();
    private List<Question> open;
    private Waiting waiting;
    private boolean closed;

    /** Begins with what is known already. */
    Asking(Ask ask, Inquiries inquiries) {
        this.ask = ask;
        this.inquiries = inquiries;
        this.open = inquiries.settle(ask.enquiry());
    }

    Ask ask() {
        return ask;
    }

    boolean isComplete() {
        return ask.enquiry().isComplete();
    }

    /** As far as they are known. */
    People people() {
        return ask.enquiry().people();
    }

    /** Asks what is not known, for a delivery that waits for it. */
    void start(Waiting forWhom, Queue<Reply> mailbox) {
        waiting = forWhom;
        askOpen(mailbox);
    }

    Waiting waiting() {
        return waiting;
    }

    /** Takes an answer to it, and asks what follows from that; does nothing once nobody waits for it any more. */
    void take(Reply reply, Queue<Reply> mailbox) {
        if (closed) {
            return;
        }
        inquiries.answer(ask.enquiry(), reply.question(), reply.finding());
        open = inquiries.settle(ask.enquiry());
        askOpen(mailbox);
    }

    private void askOpen(Queue<Reply> mailbox) {
        for (Question question : open) {
            underWay.add(inquiries.ask(question, finding -> mailbox.add(new Reply(this, question, finding))));
        }
        open = List.of();
    }

    boolean isClosed() {
        return closed;
    }

    /** Nobody waits for its answers any more. */
    void close() {
        closed = true;
        underWay.forEach(Lookups.Asking::close);
    }
}
