package com.aiponge.system.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the order of events, which is also the id of the event there: milliseconds since 1970, and a number within them. */
record Position(long ms, int seq) implements Comparable<Position> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9]{1,9})");
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::ms).thenComparingInt(Position::seq);

    static Optional<Position> of(String id) {
        Matcher matcher = FORM.matcher(id);
        return matcher.matches() ? Optional.of(new Position(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    Instant time() {
        return Instant.ofEpochMilli(ms);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return ms + "-" + seq;
    }
}
