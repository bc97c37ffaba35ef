/**
 * Events on disk that Kafka could not take: segment files, and how far each partition's events have been sent on since.
 * Everything here waits for the disk and belongs to one thread at a time.
 */
package dev.mainsheet.runtime.journal;
