package com.aiponge.runtime.http;

import io.helidon.common.config.Config;
import io.helidon.common.config.ConfiguredProvider;
import io.helidon.common.config.NamedService;
import io.helidon.http.encoding.ContentEncoding;
import io.helidon.http.encoding.spi.ContentEncodingProvider;
import io.helidon.http.media.MediaSupport;
import io.helidon.http.media.spi.MediaSupportProvider;
import io.helidon.webserver.ProtocolConfigs;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelectorProvider;
import io.helidon.webserver.spi.ServerFeature;
import io.helidon.webserver.spi.ServerFeatureProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a library on the class path may offer to a web server: noted when somebody takes it. Named in {@code META-INF/services} of the tests. */
public final class ClassPathFinds {
    static final List<String> FOUND = new CopyOnWriteArrayList<>();

    private ClassPathFinds() {
    }

    private abstract static class Find<T extends NamedService> implements ConfiguredProvider<T> {
        @Override
        public String configKey() {
            return "find";
        }

        @Override
        public T create(Config config, String name) {
            FOUND.add(getClass().getSimpleName());
            throw new UnsupportedOperationException();
        }
    }

    /** Routes, filters, sockets. */
    public static final class Feature extends Find<ServerFeature> implements ServerFeatureProvider<ServerFeature> {
    }

    /** Bodies of types we did not ask for. */
    public static final class Media extends Find<MediaSupport> implements MediaSupportProvider {
    }

    /** Compression. */
    public static final class Encoding extends Find<ContentEncoding> implements ContentEncodingProvider {
    }

    /** Other protocols on the same port. */
    public static final class Selector implements ServerConnectionSelectorProvider<Http1Config> {
        @Override
        public Class<Http1Config> protocolConfigType() {
            return Http1Config.class;
        }

        @Override
        public String protocolType() {
            return "find";
        }

        @Override
        public ServerConnectionSelector create(String name, Http1Config config, ProtocolConfigs configs) {
            FOUND.add("Selector");
            throw new UnsupportedOperationException();
        }
    }
}
