package com.aiponge.gateway.live;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.gateway.Services;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.peers.Peers;
import com.aiponge.runtime.settings.Settings;
import java.time.Clock;
import java.util.List;

/** The gateway's way to the services of a test. */
final class Peer {
    private Peer() {
    }

    static Peers of(Services services) {
        return new HttpPeers(Settings.of(services.settings()), new MessageSigner(new ServiceKeys(TestSecrets.INTERNAL, List.of()), "gateway", Clock.systemUTC()),
                Clock.systemUTC());
    }
}
