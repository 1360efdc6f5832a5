package com.aiponge.aicontent.lyrics;

import com.aiponge.aicontent.model.Usage;
import java.util.List;

/** What a lyrics request is answered with (contract 21.3). */
record Lyrics(String title, String content, String language, List<String> themes, String mood, Attitude framework, String templateId,
              int templateVersion, String provider, boolean fallback, Usage usage) {

    /** @param confidence 0 to 1 */
    record Attitude(String id, double confidence) {
    }
}
