package com.aiponge.user.account;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.user.profile.Languages;
import com.aiponge.user.session.AuthFailures;
import com.aiponge.user.session.Bearer;
import java.util.Map;

/** HTTP of signing up and in. Refresh and logout belong to the session. */
final class AccountRoutes implements Routes {
    private final SignUp signUp;
    private final SignIn signIn;
    private final Accounts accounts;

    AccountRoutes(SignUp signUp, SignIn signIn, Accounts accounts) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.accounts = accounts;
    }

    @Override
    public void routing(Router router) {
        router.post("/api/v1/auth/register", AuthFailures.around(this::register))
                .post("/api/v1/auth/login", AuthFailures.around(this::login))
                .post("/api/v1/auth/guest", AuthFailures.around(this::guest))
                .get("/api/v1/auth/me", AuthFailures.around(this::me));
    }

    private Answer register(Call call) {
        Registration wish = Registration.from(call.input(), call.language());
        Answer answer = Answer.created(signUp.register(wish, Bearer.of(call)));
        return wish.phoneNumber() == null ? answer : answer.beside("requiresPhoneVerification", true);
    }

    private Answer login(Call call) {
        return Answer.ok(signIn.login(Credentials.from(call.input())));
    }

    private Answer guest(Call call) {
        Input body = call.input();
        String locale = body.text("locale", 35);
        body.check();
        return Answer.created(signUp.enter(locale == null ? call.language() : Languages.orEnglish(locale)));
    }

    private Answer me(Call call) {
        return Answer.ok(Map.of("user", accounts.me(call.caller().requireUser())));
    }
}
