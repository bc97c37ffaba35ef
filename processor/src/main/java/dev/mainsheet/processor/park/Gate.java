package dev.mainsheet.processor.park;

/** Whether more events may come in. Told by the owner of the park, on changes only. */
public interface Gate {

    void close();

    void open();
}
