package com.aiponge.user.guest;

/** What an event led to; type and content are null when no prompt is due. */
record GuestEventResult(boolean shouldPrompt, String promptType, PromptContent promptContent, GuestState stats) {
}
