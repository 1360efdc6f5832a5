package com.aiponge.storage;

import com.aiponge.storage.object.ObjectStore;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** A store that fails when a test wants it to, and works otherwise. */
public final class FaultyStore {
    private final ObjectStore real;
    private volatile String method;
    private volatile int after;
    private volatile boolean halfWay;
    private volatile Supplier<RuntimeException> failure;
    private volatile Runnable pause;
    private volatile Runnable afterwards;

    private FaultyStore(ObjectStore real) {
        this.real = real;
    }

    public static FaultyStore around(ObjectStore real) {
        return new FaultyStore(real);
    }

    /** From the call with this number on (0 is the next one) the method fails. */
    public void fail(String name, int call, Supplier<RuntimeException> with) {
        method = name;
        after = call;
        failure = with;
        halfWay = false;
    }

    /** As {@link #fail} for {@code put}, which reads its content first, as a disk that is full does. */
    public void failWhileWriting(int call, Supplier<RuntimeException> with) {
        fail("put", call, with);
        halfWay = true;
    }

    /** Before the next call of the method, and those after it, something else happens. */
    public void pause(String name, Runnable first) {
        fail(name, 0, null);
        pause = first;
    }

    /** Behind the next call of the method, and those after it, something else happens. */
    public void after(String name, Runnable then) {
        fail(name, 0, null);
        afterwards = then;
    }

    public void heal() {
        afterwards = null;
        method = null;
        pause = null;
    }

    public ObjectStore store() {
        return (ObjectStore) Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), new Class<?>[]{ObjectStore.class}, (proxy, called, arguments) -> call(called, arguments));
    }

    private Object call(Method called, Object[] arguments) throws Throwable {
        if (called.getName().equals(method) && after-- <= 0) {
            if (pause != null) {
                pause.run();
                return invoke(called, arguments);
            }
            if (afterwards != null) {
                Object answer = invoke(called, arguments);
                afterwards.run();
                return answer;
            }
            if (halfWay) {
                ((InputStream) arguments[1]).readNBytes(100);
            }
            throw failure.get();
        }
        return invoke(called, arguments);
    }

    private Object invoke(Method called, Object[] arguments) throws Throwable {
        try {
            return called.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
