package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Addresses;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.settings.Vendors;
import com.aiponge.storage.setup.Finding;
import com.aiponge.storage.setup.StoreCheck;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code doctor}: looks at what a platform needs, and says of each finding what to do. Changes nothing. */
final class Doctor {
    private final List<String> lines = new ArrayList<>();
    private int findings;

    private Doctor() {
    }

    static int run(Arguments arguments) {
        Doctor doctor = new Doctor();
        doctor.examine(arguments);
        doctor.lines.forEach(System.out::println);
        System.out.println(doctor.findings == 0 ? "\nAll is well." : "\n" + doctor.findings + " finding(s) above say what to do.");
        return doctor.findings == 0 ? 0 : 1;
    }

    private void examine(Arguments arguments) {
        fine("JDK", Runtime.version() + " at " + System.getProperty("java.home"));
        Optional<Settings> settings = settings();
        DataFolder data = new DataFolder(arguments.data());
        Optional<RunState> running = data.running();
        if (running.isPresent()) {
            platform(running.get());
        } else {
            fine("platform", "none runs on " + data.root());
            ports(arguments.portOffset());
        }
        folder(data.root());
        settings.ifPresent(this::vendors);
        settings.filter(one -> one.get(com.aiponge.runtime.settings.Files.PROVIDER).equals("s3")).ifPresent(this::store);
        database(arguments);
    }

    private Optional<Settings> settings() {
        try {
            Settings settings = Settings.of(System.getenv());
            fine("settings", "every variable that is set is known and well-formed");
            return Optional.of(settings);
        } catch (BadSettings e) {
            finding("settings", e.getMessage().replace("\n", "\n    "), "correct them; docs/configuration.md lists all");
            return Optional.empty();
        }
    }

    private void ports(int offset) {
        List<Integer> busy = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress("127.0.0.1", service.port() + offset));
            } catch (IOException e) {
                busy.add(service.port() + offset);
            }
        }
        if (busy.isEmpty()) {
            fine("ports", "8080 and 3001 to 3007" + (offset == 0 ? "" : " plus " + offset) + " are free");
        } else {
            finding("ports", busy + " are in use", "free them, or start with --port-offset N");
        }
    }

    private void platform(RunState state) {
        try {
            JsonNode services = Http.at(state.url()).get("/health/services").json().path("services");
            for (JsonNode service : services) {
                String status = service.path("status").asText();
                if (status.equals("healthy")) {
                    fine(service.path("name").asText(), "healthy");
                } else {
                    finding(service.path("name").asText(), status + " " + service.path("error").asText(""), "look for its name in the log of the data folder");
                }
            }
        } catch (CannotStart e) {
            finding("gateway", "process " + state.pid() + " does not answer at " + state.url(), "./aiponge down, then ./aiponge up");
        }
    }

    private void folder(Path root) {
        Path there = root;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)) {
            finding("data folder", root + " cannot be written", "choose another with --data DIR");
            return;
        }
        long free = there.toFile().getUsableSpace() >> 20;
        if (free < 500) {
            finding("data folder", free + " MiB are left at " + there, "free some space: songs take about 1 MiB each, the database 100 MiB");
        } else {
            fine("data folder", root + ", " + free / 1024 + " GiB free");
        }
    }

    private void vendors(Settings settings) {
        List<String> keys = new ArrayList<>();
        for (var vendor : List.of(Vendors.OPENAI, Vendors.ANTHROPIC, Vendors.MUSICAPI, Vendors.ELEVENLABS)) {
            if (settings.find(vendor).isPresent()) {
                keys.add(vendor.name());
            }
        }
        if (keys.isEmpty() && !settings.get(Vendors.BUILTIN)) {
            finding("vendors", "no key is set and the built-in vendors are off", "set a key, or AIPONGE_BUILTIN_VENDORS=true");
        } else {
            fine("vendors", (keys.isEmpty() ? "no key is set" : keys + " are set") + (settings.get(Vendors.BUILTIN) ? "; built-in vendors stand by" : ""));
        }
    }

    private void store(Settings settings) {
        for (Finding finding : StoreCheck.of(settings, Clock.systemUTC())) {
            if (finding.isFine()) {
                fine(finding.what(), finding.text());
            } else {
                finding(finding.what(), finding.text(), finding.advice());
            }
        }
    }

    private void database(Arguments arguments) {
        String url;
        try {
            Settings current = LaptopSettings.current(arguments);
            url = current.find(Addresses.database(ServiceName.USER)).orElseGet(() -> current.get(Core.DATABASE_URL));
        } catch (CannotStart | BadSettings e) {
            fine("PostgreSQL", "starts with the platform");
            return;
        }
        java.net.URI uri = java.net.URI.create(url.replaceFirst("^jdbc:", ""));
        String[] login = uri.getUserInfo() == null ? new String[] {"", ""} : uri.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort()) + uri.getPath() + "?connectTimeout=3&loginTimeout=3";
        try (Connection connection = DriverManager.getConnection(jdbc, login[0], login.length > 1 ? login[1] : "")) {
            fine("PostgreSQL", connection.getMetaData().getDatabaseProductVersion() + " at " + uri.getHost());
        } catch (SQLException e) {
            finding("PostgreSQL", "cannot be reached at " + uri.getHost() + " (SQL state " + e.getSQLState() + ")",
                    "08001: is it running and does a firewall allow the port; 28P01: is the password right; 3D000: create the database");
        }
    }

    private void fine(String what, String text) {
        lines.add(String.format("ok       %-22s %s", what, text));
    }

    private void finding(String what, String text, String advice) {
        findings++;
        lines.add(String.format("FINDING  %-22s %s%n         %-22s → %s", what, text, "", advice));
    }
}
