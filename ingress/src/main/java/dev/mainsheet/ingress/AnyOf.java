package dev.mainsheet.ingress;

import java.util.List;

/** Opens to whom any of several opens. */
record AnyOf(List<Access> ways) implements Access {

    @Override
    public boolean admits(List<String> authorization) {
        return ways.stream().anyMatch(way -> way.admits(authorization));
    }

    @Override
    public List<String> challenges() {
        return ways.stream().flatMap(way -> way.challenges().stream()).toList();
    }
}
