package com.aiponge.storage.object;

/** Which bytes of an object: from one position to another, both included, or so many at its end. */
public sealed interface ByteRange {
    /** @param last may lie behind the end */
    record Between(long first, long last) implements ByteRange {
        public Between {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("not a range");
            }
        }
    }

    /** The last bytes; all of a shorter object. */
    record Suffix(long length) implements ByteRange {
        public Suffix {
            if (length <= 0) {
                throw new IllegalArgumentException("not a range");
            }
        }
    }

    static ByteRange from(long first) {
        return new Between(first, Long.MAX_VALUE);
    }

    /**
     * The same range with both ends inside an object of this size.
     *
     * @throws ObjectRefused.NoSuchRange when it begins behind the end
     */
    default Between within(long size) {
        return switch (this) {
            case Between(long first, long last) when first < size -> new Between(first, Math.min(last, size - 1));
            case Suffix(long length) when size > 0 -> new Between(Math.max(0, size - length), size - 1);
            default -> throw new ObjectRefused.NoSuchRange();
        };
    }
}
