package com.aiponge.aiconfig.vendor;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A text vendor that does what a test says: it fails as scripted, then writes. */
public final class ScriptedText implements TextVendor {
    public final Queue<VendorFailure.Kind> failures = new ConcurrentLinkedQueue<>();
    public final CopyOnWriteArrayList<TextOrder> orders = new CopyOnWriteArrayList<>();
    private final String adapter;
    private final boolean configured;
    /** Runs in each order. */
    public volatile Runnable meanwhile = () -> { };

    public ScriptedText(String adapter, boolean configured) {
        this.adapter = adapter;
        this.configured = configured;
    }

    @Override
    public String adapter() {
        return adapter;
    }

    @Override
    public boolean configured() {
        return configured;
    }

    @Override
    public TextAnswer write(TextOrder order) {
        orders.add(order);
        meanwhile.run();
        VendorFailure.Kind failure = failures.poll();
        if (failure != null) {
            throw new VendorFailure(failure);
        }
        ObjectNode json = order.jsonSchema() == null ? null : Json.mapper().createObjectNode().put("title", adapter);
        return new TextAnswer("{\"title\":\"" + adapter + "\"}", json, order.model(), new Used(10, 5, 2, 1_500));
    }
}
