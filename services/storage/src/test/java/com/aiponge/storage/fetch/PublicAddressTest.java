package com.aiponge.storage.fetch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicAddressTest {
    @Test
    void addressesOfTheInternetArePublic() {
        for (String address : List.of("93.184.216.34", "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0", "169.253.1.1", "192.167.1.1",
                "198.17.1.1", "198.20.0.1", "223.255.255.255", "9.255.255.255", "11.0.0.0", "2606:4700:4700::1111", "2a00:1450:4001:82f::200e", "2001:4860:4860::8888",
                "64:ff9b::5db8:d822")) {
            assertTrue(PublicAddress.is(InetAddress.ofLiteral(address)), address);
        }
    }

    @Test
    void everythingElseIsNot() {
        for (String address : List.of("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",
                "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
                "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
                "::10.0.0.1", "fe80::1", "febf::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "2001:10::1", "2002:a00:1::", "2002:7f00:1::1",
                "3fff::1", "100::1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "5f00::1", "4000::1")) {
            assertFalse(PublicAddress.is(InetAddress.ofLiteral(address)), address);
        }
    }
}
