package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.Tickets;
import com.aiponge.gateway.identity.TrustedProxies;
import com.aiponge.gateway.identity.UserTokens;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.http.FailureAnswer;
import com.aiponge.runtime.http.HttpListener;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.RequestScope;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.redis.LocalCache;
import com.aiponge.runtime.redis.RateLimiter;
import com.aiponge.runtime.settings.Edge;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.RequestLog;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Leads each request through the steps, in their order; names it first, logs it last. Thread-safe. */
public final class Pipeline implements HttpListener.Exchange {
    private static final int CACHED_ANSWERS = 256;

    private final RequestIds ids;
    private final RequestLog log;
    private final Admission admission;
    private final Step[] steps;

    /**
     * What the steps are made of.
     *
     * @param own the handlers of the routes that the gateway itself answers, by template
     */
    public record Parts(RouteTable table, Settings settings, Clock clock, UserTokens tokens, Tickets tickets, RateLimiter limiter,
                        HttpPeers peers, Map<String, OwnHandler> own, RequestLog log) {
    }

    /** The edge, in the order in which a request passes it. */
    public static Pipeline of(Parts parts) {
        Settings settings = parts.settings();
        boolean maintenance = settings.get(Edge.MAINTENANCE);
        ClientAddress addresses = new ClientAddress(new TrustedProxies(settings.get(Edge.TRUSTED_PROXIES)));
        UserToken tokens = new UserToken(parts.tokens(), parts.tickets());
        RateLimits limits = new RateLimits(parts.limiter(), Budgets.of(settings.get(Edge.RATE_LIMITS)));
        OperatorCheck operators = new OperatorCheck(settings.find(Edge.OPS_TOKEN).orElse(null), settings.get(Edge.OPS_NETWORK));
        PeerForward forward = new PeerForward(parts.peers(), parts.clock(), new PeerAnswers());
        return new Pipeline(new RequestIds(parts.clock()), parts.log(), new Admission(maintenance, addresses, tokens, limits), List.of(
                new Cors(settings.get(Edge.ORIGINS)),
                new MaintenanceSwitch(maintenance),
                new ContractVersion(),
                new BodyLimit(parts.table()),
                new RouteLookup(parts.table()),
                addresses,
                tokens,
                limits,
                new Roles(operators),
                new IdempotencyKeys(),
                new BodyIntake(),
                new OwnRoutes(parts.table(), parts.own()),
                new ResponseCache(new LocalCache(parts.clock(), CACHED_ANSWERS), forward, parts.clock()),
                forward));
    }

    /** The same questions for upgrades. */
    public Admission admission() {
        return admission;
    }

    private Pipeline(RequestIds ids, RequestLog log, Admission admission, List<Step> steps) {
        this.ids = ids;
        this.log = log;
        this.admission = admission;
        this.steps = steps.toArray(Step[]::new);
    }

    @Override
    public void serve(ServerRequest request, ServerResponse response) throws Exception {
        RequestScope scope = ids.scope(request.headers());
        scope.call(() -> {
            serve(new Exchange(request, response, scope));
            return null;
        });
    }

    private void serve(Exchange exchange) throws Exception {
        long began = System.nanoTime();
        RequestLog.Line line = log.begin(exchange.method(), exchange.scope());
        exchange.line(line);
        ServerResponse response = exchange.response();
        response.header(HeaderValues.create(Names.REQUEST_ID, exchange.scope().requestId()))
                .header(HeaderValues.create(Names.CORRELATION_ID, exchange.scope().correlationId()));
        if (exchange.isApi()) {
            response.header(ContractVersion.SERVED);
        }
        try {
            run(exchange);
            line.status(response.status().code());
        } catch (Exception | Error failure) {
            refuse(exchange, FailureAnswer.problem(failure), FailureAnswer.endsConnection(failure));
        } finally {
            line.end(System.nanoTime() - began);
        }
    }

    private void run(Exchange exchange) throws Exception {
        for (Step step : steps) {
            if (!step.pass(exchange)) {
                return;
            }
        }
    }

    private static void refuse(Exchange exchange, Problem problem, boolean last) {
        exchange.line().status(problem.status()).code(problem.code());
        if (exchange.response().isSent()) {
            throw new CloseConnectionException("failed after the answer had begun", problem);
        }
        Refusals.answer(exchange, problem, last);
    }
}
