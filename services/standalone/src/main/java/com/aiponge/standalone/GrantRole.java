package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.user.account.Grant;
import java.time.Clock;
import java.util.Set;

/** {@code grant}: makes somebody staff. Only who can reach the database can; over HTTP nobody becomes staff. */
final class GrantRole {
    private GrantRole() {
    }

    static int run(Arguments arguments) {
        String email = arguments.word(0, "whose e-mail address");
        String role = arguments.word(1, "which role: admin or librarian");
        if (!Set.of("admin", "librarian", "user").contains(role)) {
            throw new Arguments.Wrong("A role is admin or librarian; user takes it back.");
        }
        try {
            String done = ServiceProcess.offline(ServiceName.USER, LaptopSettings.current(arguments), Clock.systemUTC(),
                    parts -> new Grant(parts.outbox(), parts.clock()).grant(parts.database(), email, role));
            System.out.println(done);
            return 0;
        } catch (Problem e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
