package com.aiponge.storage.file;

import com.aiponge.runtime.http.Input;

/** What shall change about a file; members that stay are null. */
record FileChange(Visibility visibility, String addReference, String removeReference) {
    static FileChange from(Input body) {
        String visibility = body.oneOf("visibility", Visibility.NAMES);
        String add = References.of(body, "addReference");
        String remove = References.of(body, "removeReference");
        body.check();
        return new FileChange(visibility == null ? null : Visibility.named(visibility), add, remove);
    }
}
