package com.aiponge.runtime.http;

import com.aiponge.runtime.ServiceName;
import java.util.EnumSet;
import java.util.Set;

/**
 * Collects the routes of a service. Templates are written as {@code /api/v1/app/entries/{id}}: literal segments win over
 * parameters, a parameter called {@code id} or {@code …Id} matches a uuid only, a trailing slash is ignored (contract 0.3).
 * Public templates are reachable through the gateway alone, internal ones by the services they name.
 * Not thread-safe; used while a service is composed.
 */
public final class Router {
    /** One registered route. {@code template} is the label in metrics and logs. */
    public record Route(String method, String template, Set<ServiceName> callers, boolean streamedBody, Handler handler) {
    }

    private final PathTable<Route> table = new PathTable<>();

    public Router get(String template, Handler handler) {
        return add("GET", template, handler);
    }

    public Router head(String template, Handler handler) {
        return add("HEAD", template, handler);
    }

    public Router post(String template, Handler handler) {
        return add("POST", template, handler);
    }

    public Router put(String template, Handler handler) {
        return add("PUT", template, handler);
    }

    public Router patch(String template, Handler handler) {
        return add("PATCH", template, handler);
    }

    public Router delete(String template, Handler handler) {
        return add("DELETE", template, handler);
    }

    /** A public route whose body is read as a stream and never held whole, to its end; its digest is in the answer ({@code x-stream}). */
    public Router postStream(String template, Handler handler) {
        return add(new Route("POST", template, Set.of(ServiceName.GATEWAY), true, handler));
    }

    /** An internal route for the services named; everybody else gets 404. */
    public Router internal(String method, String template, Set<ServiceName> callers, Handler handler) {
        return add(new Route(method, template, Set.copyOf(callers), false, handler));
    }

    /** An internal route whose body is read as a stream and never held whole; its digest is in the answer ({@code x-stream}). */
    public Router internalStream(String method, String template, Set<ServiceName> callers, Handler handler) {
        return add(new Route(method, template, Set.copyOf(callers), true, handler));
    }

    /** Every service, the gateway excepted: for internal routes open to all of them. */
    public static Set<ServiceName> everyService() {
        return EnumSet.complementOf(EnumSet.of(ServiceName.GATEWAY));
    }

    PathTable<Route> table() {
        return table;
    }

    private Router add(String method, String template, Handler handler) {
        return add(new Route(method, template, Set.of(ServiceName.GATEWAY), false, handler));
    }

    private Router add(Route route) {
        table.add(route.method(), route.template(), route);
        return this;
    }
}
