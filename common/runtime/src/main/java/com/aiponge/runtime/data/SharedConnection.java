package com.aiponge.runtime.data;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * A connection lent to code that believes it owns it: DbClient sets auto-commit and closes after every statement, db-scheduler too. Both are
 * ignored, and so are commit and rollback, which belong to the one who opened the transaction.
 */
final class SharedConnection implements InvocationHandler {
    private final Connection real;
    private final Runnable beforeStatement;

    private SharedConnection(Connection real, Runnable beforeStatement) {
        this.real = real;
        this.beforeStatement = beforeStatement;
    }

    static Connection of(Connection real, Runnable beforeStatement) {
        return (Connection) Proxy.newProxyInstance(SharedConnection.class.getClassLoader(), new Class<?>[] {Connection.class},
                new SharedConnection(real, beforeStatement));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "close", "commit", "setAutoCommit", "abort" -> {
                return null;
            }
            case "rollback" -> {
                if (method.getParameterCount() == 0) {
                    return null;
                }
            }
            case "prepareStatement", "prepareCall", "createStatement" -> beforeStatement.run();
            default -> {
            }
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
