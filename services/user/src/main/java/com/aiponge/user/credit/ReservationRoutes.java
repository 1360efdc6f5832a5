package com.aiponge.user.credit;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Holds for the services that make what is paid for. */
public final class ReservationRoutes implements Routes {
    private static final Set<ServiceName> MAKERS = Set.of(ServiceName.MUSIC, ServiceName.AI_CONTENT);
    private static final String ONE = "/internal/v1/credits/reservations/{reservationId}";

    record Renewed(Instant expiresAt) {
    }

    record Cancelled(int refundedAmount, int newBalance) {
    }

    private final Reservations reservations;
    private final Function<UUID, String> roles;

    /** @param roles the role of an account, asked for when a service calls without the person */
    public ReservationRoutes(Reservations reservations, Function<UUID, String> roles) {
        this.reservations = reservations;
        this.roles = roles;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/credits/reservations", MAKERS, this::reserve)
                .internal("POST", ONE + "/renew", MAKERS, this::renew)
                .internal("POST", ONE + "/settle", MAKERS, this::settle)
                .internal("POST", ONE + "/cancel", MAKERS, this::cancel);
    }

    private Answer reserve(Call call) {
        NewReservation asked = NewReservation.from(call.input());
        if (!asked.userId().equals(call.caller().requireUser())) {
            throw new Problem.Forbidden("FORBIDDEN", "The call is about somebody else");
        }
        return Answer.created(reservations.reserve(asked, isStaff(call)));
    }

    private Answer renew(Call call) {
        return Answer.ok(new Renewed(reservations.renew(call.id("reservationId"), call.caller().requireUser())));
    }

    private Answer settle(Call call) {
        Input body = call.input();
        Integer delivered = body.present("deliveredQuantity", body.integer("deliveredQuantity", 0, Integer.MAX_VALUE, null));
        body.check();
        return Answer.ok(reservations.settle(call.id("reservationId"), call.caller().requireUser(), delivered));
    }

    private Answer cancel(Call call) {
        Input body = call.input();
        body.text("reason", 200);
        body.check();
        Reservation.Closed closed = reservations.cancel(call.id("reservationId"), call.caller().requireUser());
        return Answer.ok(new Cancelled(closed.refundedAmount(), closed.newBalance()));
    }

    private boolean isStaff(Call call) {
        if (call.caller().isStaff()) {
            return true;
        }
        String role = call.caller().role().equals("service") ? roles.apply(call.caller().requireUser()) : call.caller().role();
        return "librarian".equals(role) || "admin".equals(role);
    }
}
