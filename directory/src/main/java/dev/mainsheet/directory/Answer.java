package dev.mainsheet.directory;

/** What a directory said. */
public sealed interface Answer {

    /** The person. */
    record Found(Person person) implements Answer {}

    /** It knows nobody of that description. */
    record NotFound() implements Answer {}

    /** It knows several, so nobody can be meant. */
    record Ambiguous() implements Answer {}

    /** It said nothing of the person. */
    record Failed(Failure failure) implements Answer {}
}
