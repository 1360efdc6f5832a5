package com.aiponge.runtime.settings;

import java.net.InetAddress;

/** A block of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}, or a single address. Immutable. */
public final class Cidr {
    private final byte[] prefix;
    private final int bits;

    private Cidr(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when it is not a block; host names are not looked up */
    public static Cidr of(String text) {
        int slash = text.indexOf('/');
        byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException(text + " is not a block of addresses");
        }
        return new Cidr(address, bits);
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((bytes[whole] ^ prefix[whole]) & 0xFF) >>> 8 - rest == 0;
    }

    /** @param literal an address, not a name */
    public boolean contains(String literal) {
        return contains(InetAddress.ofLiteral(literal));
    }
}
