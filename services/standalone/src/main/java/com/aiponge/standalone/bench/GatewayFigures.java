package com.aiponge.standalone.bench;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway in front of an upstream that does nothing, against nginx in front of the same one, in turns. */
final class GatewayFigures {
    private static final int UPSTREAM = FreePorts.one();
    private static final int GATEWAY = FreePorts.one();
    private static final int NGINX = FreePorts.one();
    /** Microseconds a hop may add; on the machine where that was set nginx added 15 to 24. */
    private static final double ADDED = 120;
    private static final double NGINX_ADDED = 24;
    private static final int REQUESTS = 3000;
    private static final String PATH = "/api/v1/app/subscriptions/status";
    private final Path folder;
    private final int rounds;

    GatewayFigures(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        String jwt = Secrets.random(48);
        String token = new TokenIssuer(new TokenKeys(jwt, List.of()), Clock.systemUTC())
                .issue(Ids.next(), "bench@example.com", "user", false, Ids.next(), Duration.ofHours(1));
        try (Child upstream = upstream(); Child gateway = gateway(jwt); Child nginx = nginx()) {
            upstream.untilReady("http://127.0.0.1:" + UPSTREAM + "/live");
            gateway.untilReady("http://127.0.0.1:" + GATEWAY + "/live");
            Load direct = new Load(UPSTREAM, PATH, token);
            Load hop = new Load(GATEWAY, PATH, token);
            Load reference = nginx == null ? null : new Load(NGINX, PATH, token);
            hop.atOnce(32, Duration.ofSeconds(6)); // the compilers' turn
            direct.atOnce(32, Duration.ofSeconds(1));
            if (reference != null) {
                nginx.untilReady("http://127.0.0.1:" + NGINX + "/live");
            }
            List<Figure> figures = new ArrayList<>(added(direct, hop, reference));
            figures.add(cpu(gateway, hop));
            figures.add(ratio(hop, reference, 32, 0.6));
            figures.add(ratio(hop, reference, 256, 0.5));
            return figures;
        }
    }

    /** What a hop adds to a request, by itself and by what nginx adds in the same rounds. */
    private List<Figure> added(Load direct, Load hop, Load reference) throws IOException {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            double without = median(direct.oneByOne(REQUESTS));
            ours[i] = median(hop.oneByOne(REQUESTS)) - without;
            theirs[i] = reference == null ? 0 : median(reference.oneByOne(REQUESTS)) - without;
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        return List.of(Figure.below("gateway, added latency p50, one connection", median(ours), ADDED, "µs",
                "token, limit and signature; against the upstream directly, " + rounds + " rounds in turns"), against(median(ours), reference == null ? null : median(theirs)));
    }

    /** @param theirs what nginx adds; null when there is none */
    static Figure against(double ours, Double theirs) {
        String name = "gateway, added latency against nginx's";
        if (theirs == null || theirs < 1) {
            return Figure.skipped(name, "≤ 5", theirs == null ? "nginx is not installed" : "the machine is too busy to tell what nginx adds");
        }
        return Figure.below(name, ours / theirs, ADDED / NGINX_ADDED, "",
                "nginx adds %.0f µs here, and added %.0f where the %.0f were set: hence the reach".formatted(theirs, NGINX_ADDED, ADDED));
    }

    private static Figure cpu(Child gateway, Load hop) throws InterruptedException {
        Duration before = gateway.cpu();
        Load.Outcome outcome = hop.atOnce(32, Duration.ofSeconds(5));
        double micros = gateway.cpu().minus(before).toNanos() / 1e3 / Math.max(1, outcome.requests());
        return Figure.below("gateway, own CPU per request", micros, 65, "µs", outcome.wrong() + " of " + outcome.requests() + " answers were not 200");
    }

    private Figure ratio(Load hop, Load reference, int connections, double reach) throws InterruptedException {
        String name = "gateway, throughput against nginx, " + connections + " connections";
        if (reference == null) {
            return Figure.skipped(name, "≥ " + reach, "nginx is not installed");
        }
        double ours = 0;
        double theirs = 0;
        for (int i = 0; i < rounds; i++) {
            theirs += reference.atOnce(connections, Duration.ofSeconds(3)).perSecond();
            ours += hop.atOnce(connections, Duration.ofSeconds(3)).perSecond();
        }
        return Figure.above(name, ours / theirs, reach, "%.0f against %.0f requests a second, load from this process on the same cores".formatted(ours / rounds, theirs / rounds));
    }

    private Child upstream() {
        List<String> line = List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), Upstream.class.getName(), Integer.toString(UPSTREAM));
        return Child.start(folder.resolve("upstream.log"), Map.of(), line);
    }

    private Child gateway(String jwt) {
        Map<String, String> environment = new HashMap<>();
        for (String service : new String[] {"SYSTEM", "STORAGE", "USER", "AI_CONFIG", "AI_CONTENT", "AI_ANALYTICS", "MUSIC"}) {
            environment.put(service + "_SERVICE_URL", "http://127.0.0.1:" + UPSTREAM);
        }
        environment.put("PORT", Integer.toString(GATEWAY));
        environment.put("JWT_SECRET", jwt);
        environment.put("INTERNAL_SERVICE_SECRET", Secrets.random(48));
        environment.put("ENTRY_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        environment.put("AIPONGE_BIND_ADDRESS", "127.0.0.1");
        environment.put("AIPONGE_DRAIN_SECONDS", "0");
        environment.put("AIPONGE_RATE_LIMITS", "api=100000000/60,poll=100000000/60,anon=100000000/60");
        return Child.start(folder.resolve("gateway.log"), environment, "run", "gateway");
    }

    /** Null where there is none. */
    static Path nginxProgram() {
        return List.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx").stream()
                .map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    }

    private Child nginx() throws IOException {
        Path program = nginxProgram();
        if (program == null) {
            return null;
        }
        Path own = Files.createDirectories(folder.resolve("nginx")); // nginx of root gives its folder away to its workers' user
        Path config = own.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off; worker_processes auto; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                  keepalive_requests 100000000;
                  upstream behind { server 127.0.0.1:%2$d; keepalive 512; keepalive_requests 100000000; }
                  server { listen 127.0.0.1:%3$d; location / { proxy_pass http://behind; proxy_http_version 1.1; proxy_set_header Connection ""; } }
                }
                """.formatted(own, UPSTREAM, NGINX));
        return Child.start(folder.resolve("nginx.out"), Map.of(), List.of(program.toString(), "-c", config.toString(), "-p", own.toString()));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
