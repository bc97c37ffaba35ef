/**
 * How events are kept: by Kafka, or on disk while Kafka does not take them. A core without threads, clocks or IO of its own:
 * every method and every answer runs on one thread, its owner's.
 */
package dev.mainsheet.ingress.intake;
