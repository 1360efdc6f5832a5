package com.aiponge.standalone.bench;

/**
 * One line of the report.
 *
 * @param value  as measured here; null when it was not measured
 * @param reach  what we aim at, in words
 * @param met    null when nothing was measured
 * @param remark how, or why not
 */
record Figure(String name, String value, String reach, Boolean met, String remark) {
    static Figure below(String name, double value, double limit, String unit, String remark) {
        return new Figure(name, (number(value) + " " + unit).strip(), ("≤ " + number(limit) + " " + unit).strip(), value <= limit, remark);
    }

    static Figure above(String name, double value, double limit, String remark) {
        return new Figure(name, number(value), "≥ " + number(limit), value >= limit, remark);
    }

    static Figure skipped(String name, String reach, String why) {
        return new Figure(name, null, reach, null, why);
    }

    String verdict() {
        return met == null ? "skipped" : met ? "reached" : "missed";
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}
