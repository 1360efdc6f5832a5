package com.aiponge.runtime.settings;

import java.util.List;

/** {@code docs/configuration.md}, written from the catalogue so that it cannot say anything else than the code does. */
public final class ConfigurationPage {
    private ConfigurationPage() {
    }

    /** The whole page as Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Everything is set by environment variables. This page is made from the settings code; a test keeps the two equal.

                A start with a malformed value, an unknown `AIPONGE_…` name or a missing value that the service cannot do without (in production and
                staging every required one) ends at once with one message that lists every problem and shows no value. `./aiponge up` makes the secrets it needs on its first run.
                A value of white space alone counts as absent. [variables.md](variables.md) says where each deployment sets a variable.

                *All* are the eight services. The gateway has no database and decrypts nothing: production asks it for `DATABASE_URL`, `ENTRY_ENCRYPTION_KEY` and the
                like because the guide lists them for all services, and it makes nothing of them.

                """);
        section(page, "Every service", Core.all());
        section(page, "Addresses and databases", Addresses.all());
        section(page, "Gateway", Edge.all());
        section(page, "Storage", Files.all());
        section(page, "Vendors", Vendors.all());
        return page.toString().stripTrailing() + "\n";
    }

    private static void section(StringBuilder page, String title, List<Setting<?>> settings) {
        page.append("## ").append(title).append("\n\n| variable | read by | default | meaning |\n| --- | --- | --- | --- |\n");
        for (Setting<?> setting : settings) {
            page.append("| `").append(setting.name()).append("` | ").append(setting.usedBy()).append(" | ").append(normal(setting)).append(" | ")
                    .append(setting.meaning()).append(" |\n");
        }
        page.append('\n');
    }

    private static String normal(Setting<?> setting) {
        if (setting.needed()) {
            return "required in production";
        }
        return setting.normal() == null || setting.normal().isEmpty() ? "–" : "`" + setting.normal() + "`";
    }
}
