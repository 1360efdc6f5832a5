package com.aiponge.crypto.signature;

/** A set of 128-bit digests with an end for each, in open addressing with linear probes. Not thread-safe. */
final class NonceTable {
    private static final int SMALLEST = 16;

    private final int cap;
    private long[] high = new long[SMALLEST];
    private long[] low = new long[SMALLEST];
    /** Unix milliseconds; 0 marks a free slot. */
    private long[] end = new long[SMALLEST];
    private int used;
    /** No entry ended before this when they were last counted, so a full table need not count again until then. */
    private long earliestEnd;

    NonceTable(int cap) {
        this.cap = cap;
    }

    /** False when the digest is there and has not ended, or when {@code cap} others have not. */
    boolean add(long digestHigh, long digestLow, long until, long now) {
        int slot = slot(digestHigh, digestLow);
        if (end[slot] > now) {
            return false;
        }
        if (end[slot] == 0) {
            if (used >= cap || used * 4L >= end.length * 3L) {
                dropEnded(now);
                if (used >= cap) {
                    return false;
                }
                slot = slot(digestHigh, digestLow);
            }
            used++;
        }
        high[slot] = digestHigh;
        low[slot] = digestLow;
        end[slot] = until;
        earliestEnd = Math.min(earliestEnd, until);
        return true;
    }

    int slots() {
        return end.length;
    }

    private int slot(long digestHigh, long digestLow) {
        int slot = (int) digestLow & end.length - 1;
        while (end[slot] != 0 && (high[slot] != digestHigh || low[slot] != digestLow)) {
            slot = slot + 1 & end.length - 1;
        }
        return slot;
    }

    /** Leaves a quarter to a half of the slots in use, so that this happens once in many calls. */
    private void dropEnded(long now) {
        if (used >= cap && now < earliestEnd) {
            return;
        }
        int live = 0;
        earliestEnd = Long.MAX_VALUE;
        for (long ends : end) {
            if (ends > now) {
                live++;
                earliestEnd = Math.min(earliestEnd, ends);
            }
        }
        int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, live)) * 4);
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldEnd = end;
        high = new long[size];
        low = new long[size];
        end = new long[size];
        for (int i = 0; i < oldEnd.length; i++) {
            if (oldEnd[i] > now) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                end[slot] = oldEnd[i];
            }
        }
        used = live;
    }
}
