package com.aiponge.aiconfig.provider;

import com.aiponge.aiconfig.vendor.Vendor;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.settings.Vendors;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at start which vendors will be asked, and which keys have no vendor behind them. Names only, never a value. */
public final class KeyReport {
    private static final Logger LOG = LoggerFactory.getLogger(KeyReport.class);

    private KeyReport() {
    }

    public static void log(Settings settings, VendorSet vendors) {
        Set<String> configured = Stream.of(vendors.texts(), vendors.images(), vendors.songs()).flatMap(java.util.List::stream)
                .filter(Vendor::configured).map(Vendor::adapter).collect(Collectors.toCollection(TreeSet::new));
        LOG.atInfo().addKeyValue("vendors", configured).addKeyValue("builtinAllowed", settings.get(Vendors.BUILTIN)).log("vendors configured");
        new TreeMap<>(Map.of("openai", Vendors.OPENAI, "anthropic", Vendors.ANTHROPIC, "musicapi", Vendors.MUSICAPI, "elevenlabs", Vendors.ELEVENLABS))
                .forEach((adapter, key) -> {
                    if (settings.find(key).isPresent() && !configured.contains(adapter)) {
                        LOG.warn("{} is set, but this version has no adapter for {}: nothing is sent there", key.name(), adapter);
                    }
                });
    }
}
