package com.aiponge.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small rules of single steps. */
final class SmallStepsTest {
    @ParameterizedTest
    @CsvSource({"203.0.113.7,203.0.113.7", "2001:db8:1:2:3:4:5:6,2001:db8:1:2", "2001:db8:1:2:ffff:0:0:1,2001:db8:1:2", "0:0:0:0:0:0:0:1,0:0:0:0"})
    void oneHouseholdOfIpv6IsOneAddress(String address, String counted) {
        assertEquals(counted, RateLimits.network(address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip | true", "br, gzip, deflate | true", "gzip;q=0 | false", "gzip; q=0.0 | false", "gzip;q=0.5, br | true", "gzip;q=0.001 | true",
        "br | false", "identity | false", "br, gzip;q=0, deflate | false"})
    void gzipIsSentToThoseWhoAcceptIt(String header, boolean accepted) {
        assertEquals(accepted, JsonAnswer.acceptsGzip(header));
    }

    @ParameterizedTest
    @CsvSource({"1.0.0,true", "1.9.12,true", "1.2.3-rc.1,true", "1.2.3+build,true", "2.0.0,false", "0.9.0,false", "1,false", "1.2,false", "1.2.3.4,false", "v1.2.3,false",
        "1.2.3x,false", "1..3,false", "01.2.3,false"})
    void contractVersionsOfTheSameMajorFit(String version, boolean fits) {
        assertEquals(fits, ContractVersion.fits(version));
    }
}
