package com.aiponge.runtime.settings;

import com.aiponge.runtime.ServiceName;
import java.util.List;

/** Keys of the vendors; all of them belong to ai-config-service. */
public final class Vendors {
    private static final String AI_CONFIG = "ai-config-service";

    public static final Setting<String> OPENAI = Setting.secret("OPENAI_API_KEY", AI_CONFIG, false, "Texts and pictures by OpenAI; accepted and not used yet");
    public static final Setting<String> ANTHROPIC = Setting.secret("ANTHROPIC_API_KEY", AI_CONFIG, false, "Texts by Anthropic; accepted and not used yet");
    public static final Setting<String> MUSICAPI = Setting.secret("MUSICAPI_API_KEY", AI_CONFIG, false, "Songs by MusicAPI.ai; accepted and not used yet");
    public static final Setting<String> ELEVENLABS = Setting.secret("ELEVENLABS_API_KEY", AI_CONFIG, false, "Songs by ElevenLabs, second in order; accepted and not used yet");
    public static final Setting<String> SENDGRID = Setting.secret("SENDGRID_API_KEY", "system-service", false, "Mail by SendGrid; accepted and not used yet");
    public static final Setting<String> REVENUECAT = Setting.secret("REVENUECAT_API_KEY", "user-service", false, "Checks purchases with RevenueCat; accepted and not used yet");
    public static final Setting<Boolean> BUILTIN = Setting.flag("AIPONGE_BUILTIN_VENDORS", true, AI_CONFIG, "Whether the built-in vendors may stand in when no other can");

    private Vendors() {
    }

    /** One sentence for each vendor key that is set on a service which does not use it, naming where it belongs; never a value. */
    public static List<String> misplaced(ServiceName here, Settings settings) {
        return all().stream()
                .filter(setting -> setting.secret() && !setting.usedBy().equals(here.wireName()) && settings.find(setting).isPresent())
                .map(setting -> setting.name() + " has no effect on " + here.wireName() + ": move it to " + setting.usedBy()).toList();
    }

    static List<Setting<?>> all() {
        return List.of(OPENAI, ANTHROPIC, MUSICAPI, ELEVENLABS, SENDGRID, REVENUECAT, BUILTIN);
    }
}
