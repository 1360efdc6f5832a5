package com.aiponge.aicontent.title;

/** What a title request is answered with. */
record Title(String title) {
}
