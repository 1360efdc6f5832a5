package com.aiponge.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapTest {
    @Test
    void addsTheGenerationsOfTheSerialCollector() {
        assertEquals(41.5, Heap.usedMiB("""
                4711:
                 DefNew     total 78656K, used 1536K [0x00000000f0000000, 0x00000000f5550000, 0x00000000f5550000)
                  eden space 69952K,   8% used [0x00000000f0000000, 0x00000000f0576a88, 0x00000000f4450000)
                  from space 8704K,   0% used [0x00000000f4450000, 0x00000000f4450000, 0x00000000f4cd0000)
                 Tenured    total 174784K, used 40960K [0x00000000f5550000, 0x0000000100000000, 0x0000000100000000)
                  the  space 174784K,  23% used [0x00000000f5550000, 0x00000000f7d50000, 0x0000000100000000)
                 Metaspace       used 50000K, committed 51200K, reserved 1114112K
                """));
    }

    @Test
    void readsTheRegionsOfG1() {
        assertEquals(2, Heap.usedMiB("""
                 garbage-first heap   total reserved 262144K, committed 131072K, used 2048K [0x0, 0x1)
                  region size 1024K, 3 young (3072K), 0 survivors (0K)
                 Metaspace       used 600K, committed 768K, reserved 1114112K
                """));
    }

    @Test
    void refusesWhatNamesNoHeap() {
        assertThrows(IllegalStateException.class, () -> Heap.usedMiB("Unable to attach"));
    }

    @Test
    void asksALivingProcess() throws Exception {
        byte[] kept = new byte[8 << 20];
        double used = Heap.afterCollection(ProcessHandle.current().pid());
        assertTrue(used > kept.length >> 20, () -> used + " MiB");
        assertTrue(used < 1024, () -> used + " MiB");
    }

    @Test
    void saysThatAProcessIsNotThere() {
        assertThrows(IllegalStateException.class, () -> Heap.afterCollection(Integer.MAX_VALUE));
    }
}
