package com.aiponge.standalone.charts;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;

/** As much of the resources of two operators as the chart uses; what is not here is a mistake until it is looked up and added. */
final class CustomResources {
    private CustomResources() {
    }

    /** External Secrets Operator, {@code external-secrets.io/v1}: https://external-secrets.io/latest/api/externalsecret/ */
    record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, ExternalSecretSpec spec) {
    }

    record ExternalSecretSpec(String refreshInterval, SecretStoreRef secretStoreRef, Target target, List<Datum> data) {
    }

    record SecretStoreRef(String name, String kind) {
    }

    record Target(String name, String creationPolicy, String deletionPolicy) {
    }

    record Datum(String secretKey, RemoteRef remoteRef) {
    }

    record RemoteRef(String key, String property, String version) {
    }

    /** Prometheus Operator, {@code monitoring.coreos.com/v1}: https://prometheus-operator.dev/docs/api-reference/api/ */
    record ServiceMonitor(String apiVersion, String kind, ObjectMeta metadata, ServiceMonitorSpec spec) {
    }

    record ServiceMonitorSpec(LabelSelector selector, List<Endpoint> endpoints) {
    }

    record Endpoint(String port, String path, String interval, Authorization authorization) {
    }

    record Authorization(String type, SecretKeySelector credentials) {
    }
}
