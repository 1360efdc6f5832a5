package com.aiponge.aiconfig;

import com.aiponge.aiconfig.builtin.BuiltinImage;
import com.aiponge.aiconfig.builtin.BuiltinSong;
import com.aiponge.aiconfig.builtin.BuiltinText;
import com.aiponge.aiconfig.invoke.InvokeFeature;
import com.aiponge.aiconfig.music.MusicFeature;
import com.aiponge.aiconfig.provider.Breakers;
import com.aiponge.aiconfig.provider.Failover;
import com.aiponge.aiconfig.provider.KeyReport;
import com.aiponge.aiconfig.provider.Providers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.runtime.settings.Vendors;
import java.time.Duration;
import java.util.List;

/** The vendors of texts, pictures and songs: choice, failover, durable song tasks. */
public final class AiConfigService {
    private static final Duration VENDOR_REST = Duration.ofSeconds(30);

    private AiConfigService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.AI_CONFIG, args, AiConfigService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        BuiltinImage painter = new BuiltinImage();
        parts.onStop(painter::close);
        compose(parts, new VendorSet(List.of(new BuiltinText()), List.of(painter), List.of(new BuiltinSong())), new Breakers(VENDOR_REST));
    }

    static void compose(ServiceParts parts, VendorSet vendors, Breakers breakers) {
        parts.onStart(() -> KeyReport.log(parts.settings(), vendors));
        Providers providers = new Providers(parts.database(), parts.settings().get(Vendors.BUILTIN));
        InvokeFeature.compose(parts, providers, vendors, new Failover(breakers));
        MusicFeature.compose(parts, providers, vendors, breakers);
    }
}
