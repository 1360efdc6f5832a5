package com.aiponge.user.profile;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;

/** HTTP of the profile. */
public final class ProfileRoutes implements Routes {
    private final Profiles profiles;

    public ProfileRoutes(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/profile", this::read);
    }

    private Answer read(Call call) {
        ProfileView view = profiles.view(call.caller().requireUser());
        return Answer.ok(view).tagged(call, view);
    }
}
