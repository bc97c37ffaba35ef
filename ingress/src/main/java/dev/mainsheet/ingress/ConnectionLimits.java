package dev.mainsheet.ingress;

import java.time.Duration;

/**
 * What a connection may cost.
 *
 * @param max connections open at once
 * @param headTimeout from the first byte of a request's head to its end
 * @param idleTimeout after which a connection on which nothing happens is closed. Longer than a proxy in front keeps its
 *     own connections to us: else it sends an event on one that is being closed, and has no answer for SailPoint
 */
public record ConnectionLimits(int max, Duration headTimeout, Duration idleTimeout) {}
