package com.aiponge.runtime.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the entry of a method and path by the matching rules of contract 0.3: literal segments win over parameters,
 * {@code id} and {@code …Id} match uuids only, {@code {name*}} takes the rest of the path, a trailing slash is ignored.
 * Filled first, then read by any number of threads.
 */
public final class PathTable<T> {
    private final Node<T> root = new Node<>();

    /** What was found. {@code value} is null when the path exists, but not with this method; {@code allowed} then names the methods. */
    public record Match<T>(T value, Map<String, String> parameters, Set<String> allowed) {
    }

    /** A path whose shape is known but whose id is malformed: the caller answers NOT_FOUND, not ENDPOINT_NOT_FOUND. */
    public static final class MalformedId extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedId() {
            super("malformed id in path", null, false, false);
        }
    }

    public void add(String method, String template, T value) {
        Node<T> node = root;
        for (String segment : split(template)) {
            node = node.child(segment);
        }
        if (node.byMethod.putIfAbsent(method, value) != null) {
            throw new IllegalStateException("two routes for " + method + " " + template);
        }
    }

    /**
     * @param path decoded segments joined by {@code /}, as in the prologue of the request
     * @return null when no template fits
     * @throws MalformedId when only a malformed id keeps a template from fitting
     */
    public Match<T> find(String method, String path) {
        List<String> segments = split(path);
        List<String> values = new ArrayList<>(4);
        boolean[] malformed = {false};
        Node<T> node = walk(root, segments, 0, values, malformed);
        if (node == null) {
            if (malformed[0]) {
                throw new MalformedId();
            }
            return null;
        }
        T value = node.byMethod.get(method);
        return new Match<>(value, named(node, values), value == null ? node.byMethod.keySet() : Set.of());
    }

    private static <T> Map<String, String> named(Node<T> node, List<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = HashMap.newHashMap(values.size());
        for (int i = 0; i < values.size(); i++) {
            parameters.put(node.names.get(i), values.get(i));
        }
        return parameters;
    }

    private static <T> Node<T> walk(Node<T> node, List<String> segments, int at, List<String> values, boolean[] malformed) {
        if (at == segments.size()) {
            return node.byMethod.isEmpty() ? null : node;
        }
        String segment = segments.get(at);
        Node<T> literal = node.literals.get(segment);
        if (literal != null) {
            Node<T> found = walk(literal, segments, at + 1, values, malformed);
            if (found != null) {
                return found;
            }
        }
        int known = values.size();
        for (Node<T> parameter : node.parameters.values()) {
            values.add(segment);
            Node<T> found = walk(parameter, segments, at + 1, values, malformed);
            boolean fits = !parameter.uuidOnly || isUuid(segment);
            if (found != null && fits) {
                return found;
            }
            malformed[0] |= found != null;
            values.subList(known, values.size()).clear();
        }
        if (node.rest != null) {
            values.add(String.join("/", segments.subList(at, segments.size())));
            return node.rest;
        }
        return null;
    }

    /** Whether the text is a uuid in its canonical form of 36 characters. */
    public static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>(8);
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(from, end));
            from = end + 1;
        }
        return segments;
    }

    private static final class Node<T> {
        private final Map<String, Node<T>> literals = new HashMap<>();
        private final Map<String, Node<T>> parameters = new TreeMap<>();
        private final Map<String, T> byMethod = new TreeMap<>();
        private final List<String> names;
        private final boolean uuidOnly;
        private Node<T> rest;

        Node() {
            this(List.of(), false);
        }

        private Node(List<String> names, boolean uuidOnly) {
            this.names = names;
            this.uuidOnly = uuidOnly;
        }

        Node<T> child(String segment) {
            if (!segment.startsWith("{")) {
                return literals.computeIfAbsent(segment, name -> new Node<>(names, false));
            }
            String name = segment.substring(1, segment.length() - 1);
            boolean all = name.endsWith("*");
            List<String> path = new ArrayList<>(names);
            path.add(all ? name.substring(0, name.length() - 1) : name);
            if (all) {
                rest = rest == null ? new Node<>(path, false) : rest;
                return rest;
            }
            boolean uuid = name.equals("id") || name.endsWith("Id");
            return parameters.computeIfAbsent(name, key -> new Node<>(path, uuid));
        }
    }
}
