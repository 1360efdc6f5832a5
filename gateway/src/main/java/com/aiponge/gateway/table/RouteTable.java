package com.aiponge.gateway.table;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.PathTable;
import com.aiponge.runtime.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every route of the edge, read from {@code gateway/routes.txt}. Immutable and thread-safe. */
public final class RouteTable {
    private static final String SOURCE = "/gateway/routes.txt";
    private static final int COLUMNS = 8;

    private final List<Route> routes;
    private final PathTable<Route> paths = new PathTable<>();

    private RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        routes.forEach(route -> paths.add(route.method(), route.template(), route));
    }

    /** The table of this build. */
    public static RouteTable load() {
        try (InputStream in = RouteTable.class.getResourceAsStream(SOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException that names the line which is not a row */
    public static RouteTable parse(String text) {
        List<Route> routes = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                routes.add(row(line, number));
            }
        }
        return new RouteTable(routes);
    }

    public List<Route> routes() {
        return routes;
    }

    /**
     * The route of a request.
     *
     * @param path decoded
     * @throws Problem 404 when there is none, 405 when the path has other methods
     */
    public PathTable.Match<Route> find(String method, String path) {
        PathTable.Match<Route> match;
        try {
            match = paths.find(method, path);
        } catch (PathTable.MalformedId e) {
            throw new Problem.NotFound();
        }
        if (match == null) {
            throw new Problem.NotFound("ENDPOINT_NOT_FOUND", "There is no such route");
        }
        if (match.value() == null) {
            Set<String> allowed = new HashSet<>(match.allowed());
            allowed.add("OPTIONS");
            throw new Problem.MethodNotAllowed(allowed);
        }
        return match;
    }

    private static Route row(String line, int number) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("line " + number + " of the route table has " + cells.length + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        try {
            Set<Trait> traits = EnumSet.noneOf(Trait.class);
            for (String word : cells[6].split(" +")) {
                if (!word.isEmpty()) {
                    traits.add(Trait.of(word));
                }
            }
            return new Route(cells[0], cells[1], owner(cells[2]), Access.valueOf(upper(cells[3])), LimitClass.valueOf(upper(cells[4])),
                    Duration.ofSeconds(Integer.parseInt(cells[5])), traits, cells[7]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " of the route table: " + e.getMessage(), e);
        }
    }

    private static ServiceName owner(String word) {
        ServiceName name = ServiceName.ofWireName(word.equals("gateway") ? word : word + "-service");
        if (name == null) {
            throw new IllegalArgumentException("no service " + word);
        }
        return name;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
