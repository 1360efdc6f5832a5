package com.aiponge.user.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A calendar month in UTC, named by its first day. */
public record Month(LocalDate firstDay) {

    public static Month of(Instant now) {
        return new Month(now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
    }

    public Instant start() {
        return firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The last millisecond. */
    public Instant end() {
        return firstDay.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    }
}
