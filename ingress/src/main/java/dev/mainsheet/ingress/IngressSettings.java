package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.SubjectRule;
import java.util.List;
import java.util.Map;

/**
 * The ingress's part of the configuration, checked.
 *
 * @param http how it listens
 * @param maxConcurrent requests under way at once
 * @param tenants who may post to each tenant there is
 * @param subjects where bodies have their subject, in order
 */
public record IngressSettings(
        HttpSettings http, int maxConcurrent, Map<String, Access> tenants, List<SubjectRule> subjects) {}
