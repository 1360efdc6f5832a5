package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.vendor.SungWord;
import java.util.List;

/** When which word is sung. @param method E.TimingMethod: {@code provider} knows, {@code estimate} guesses */
record Alignment(List<SungWord> words, String method) {
}
