package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.PathTable;
import com.aiponge.runtime.http.Problem;

/** Refuses a body that says it is too large before anything is done for it; what does not say is counted while it is read. */
final class BodyLimit implements Step {
    /** JSON bodies (contract 0.11). */
    static final int JSON = 1 << 20;
    /** The form around a file. */
    private static final long FORM = 1 << 20;
    private static final long PICTURE = (10L << 20) + FORM;
    private static final long SOUND = (100L << 20) + FORM;

    private final RouteTable table;

    BodyLimit(RouteTable table) {
        this.table = table;
    }

    @Override
    public boolean pass(Exchange exchange) {
        long declared = exchange.request().headers().contentLength().orElse(0);
        if (declared > JSON && !(declared <= SOUND && takesFiles(exchange))) {
            throw Problem.tooLarge("The body may have " + JSON + " bytes");
        }
        return true;
    }

    /** Of the body of an upload: sound comes from staff alone (contract 9). */
    static long upload(Visitor visitor) {
        boolean staff = visitor != null && !visitor.role().equals("user");
        return staff ? SOUND : PICTURE;
    }

    /** Looked up twice for large bodies only; what has no route is large for it. */
    private boolean takesFiles(Exchange exchange) {
        try {
            PathTable.Match<Route> match = table.find(exchange.method(), exchange.path());
            return match.value().is(Trait.UPLOAD);
        } catch (Problem unknown) {
            return false;
        }
    }
}
