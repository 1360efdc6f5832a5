package com.aiponge.aiconfig.vendor;

import org.junit.jupiter.api.Nested;

/** The vendors that other tests script keep the contracts too, or those tests would show nothing. */
class ScriptedVendorsTest {

    @Nested
    class Text extends TextVendorContract {
        @Override
        protected TextVendor vendor() {
            return new ScriptedText("openai", true);
        }
    }

    @Nested
    class Image extends ImageVendorContract {
        @Override
        protected ImageVendor vendor() {
            return new ScriptedImage("openai");
        }
    }

    @Nested
    class Song extends SongVendorContract {
        @Override
        protected SongVendor vendor() {
            ScriptedSong song = new ScriptedSong("musicapi", 2);
            song.states.add(ScriptedSong.working());
            song.knowsWords = true;
            return song;
        }
    }
}
