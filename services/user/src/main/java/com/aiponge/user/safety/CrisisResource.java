package com.aiponge.user.safety;

import java.util.List;

/** Where to find help in a region. */
public record CrisisResource(String id, String region, String name, String phone, TextLine text, String url, List<String> languages,
                             boolean available24h) {

    public record TextLine(String keyword, String number) {
    }
}
