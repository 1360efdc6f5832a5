package com.aiponge.storage.move;

import com.aiponge.storage.object.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** A store at which a test does something of its own when one of its methods is called. */
final class Hooked {
    private Hooked() {
    }

    /** @param hook takes the arguments; what it returns is the answer, null asks the real store */
    static ObjectStore store(ObjectStore real, String method, Function<Object[], Object> hook) {
        return (ObjectStore) Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, called, arguments) -> {
            Object answer = called.getName().equals(method) ? hook.apply(arguments) : null;
            try {
                return answer != null ? answer : called.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
