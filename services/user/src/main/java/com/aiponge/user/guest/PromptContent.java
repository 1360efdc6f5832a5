package com.aiponge.user.guest;

/** What a prompt says. */
record PromptContent(String title, String message) {
}
