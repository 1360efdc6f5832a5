package com.aiponge.aicontent.framework;

import java.util.List;
import java.util.Set;

/** A way of looking at what people write (contract 19.7). */
public record Framework(String id, String category, String name, String principles, Set<String> moods, List<Keyword> keywords) {
}
