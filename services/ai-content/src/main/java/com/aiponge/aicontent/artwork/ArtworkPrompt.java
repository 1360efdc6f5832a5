package com.aiponge.aicontent.artwork;

/** What a cover shows. */
record ArtworkPrompt(String prompt, String negativePrompt, String size, String templateId, int templateVersion) {
}
