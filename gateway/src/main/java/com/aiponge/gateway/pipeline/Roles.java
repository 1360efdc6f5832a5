package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.Access;
import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import java.util.Map;

/** Who may call this route (contract 0.2 and 20). A user id in the path that is not the caller's is unknown (0.3, rule 3). */
final class Roles implements Step {
    private final OperatorCheck operators;

    Roles(OperatorCheck operators) {
        this.operators = operators;
    }

    @Override
    public boolean pass(Exchange exchange) {
        Access access = exchange.route().access();
        Visitor visitor = exchange.visitor();
        if (access.needsUser()) {
            if (visitor == null) {
                throw exchange.refusal() != null ? exchange.refusal() : UserToken.refused("Sign in first", "token_missing");
            }
            requireRole(access, visitor);
            requireOwn(exchange.parameters(), visitor);
        } else if (access == Access.OPS) {
            operators.require(exchange);
        } else if (exchange.route().is(Trait.OWNER) && exchange.refusal() != null
                && "token_expired".equals(exchange.refusal().details().get("reason"))) {
            throw exchange.refusal();
        }
        return true;
    }

    private static void requireRole(Access access, Visitor visitor) {
        boolean enough = switch (access) {
            case LIBRARIAN -> visitor.role().equals("librarian") || visitor.role().equals("admin");
            case ADMIN -> visitor.role().equals("admin");
            default -> true;
        };
        if (!enough) {
            throw new Problem.Forbidden("FORBIDDEN", "Your role does not allow this");
        }
    }

    private static void requireOwn(Map<String, String> parameters, Visitor visitor) {
        String named = parameters.isEmpty() ? null : parameters.get("userId");
        if (named != null && !named.equals(visitor.user())) {
            throw new Problem.NotFound();
        }
    }
}
