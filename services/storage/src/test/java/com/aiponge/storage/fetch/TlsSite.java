package com.aiponge.storage.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A site with TLS on this machine that behaves as a test says, and names that lead to it from "public" addresses. */
final class TlsSite implements AutoCloseable {
    static final String HOST = "files.vendor.example";
    static final String PUBLIC = "93.184.216.34";
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Writes an answer, from its first byte on. */
    interface Page {
        void answer(OutputStream out) throws IOException;
    }

    private final SSLContext context;
    private final SSLServerSocket listener;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, List<String>> names = new ConcurrentHashMap<>(Map.of(HOST, List.of(PUBLIC)));
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> dialled = new CopyOnWriteArrayList<>();

    private TlsSite(SSLContext context) throws IOException {
        this.context = context;
        this.listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        this.listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        Thread.ofVirtual().start(this::accept);
    }

    static TlsSite start(Path folder) {
        try {
            return new TlsSite(context(folder.resolve("site.p12")));
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "site", "-keyalg", "EC",
                "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", new String(PASSWORD), "-dname", "CN=" + HOST, "-validity", "2",
                "-ext", "SAN=dns:" + HOST + ",dns:cdn.vendor.example,dns:two.vendor.example").redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("site", store.getCertificate("site"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Everything as in production, but that public addresses are found here, and names by {@link #name}. */
    Doors doors() {
        return new Doors(host -> {
            List<InetAddress> found = new java.util.ArrayList<>();
            for (String address : names.getOrDefault(host, List.of())) {
                found.add(InetAddress.ofLiteral(address));
            }
            return found.isEmpty() ? List.of(InetAddress.getAllByName(host)) : found;
        }, (address, millis) -> {
            dialled.add(address.getHostAddress());
            Socket socket = new Socket();
            socket.connect(listener.getLocalSocketAddress(), millis);
            return socket;
        }, context.getSocketFactory());
    }

    void name(String host, String... addresses) {
        names.put(host, List.of(addresses));
    }

    void page(String path, Page page) {
        pages.put(path, page);
    }

    void ok(String path, byte[] body) {
        page(path, out -> out.write(join("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\nContent-Type: text/html\r\n\r\n", body)));
    }

    void redirect(String path, int status, String location) {
        page(path, out -> out.write(join("HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n", new byte[0])));
    }

    static byte[] join(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** Of requests, in their order. */
    List<String> heads() {
        return heads;
    }

    /** Addresses that somebody connected to. */
    List<String> dialled() {
        return dialled;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int c = socket.getInputStream().read();
                if (c < 0) {
                    return;
                }
                head.append((char) c);
            }
            heads.add(head.toString());
            String target = head.substring(4, head.indexOf(" HTTP/1.1"));
            pages.getOrDefault(target, out -> out.write(join("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\n", new byte[2]))).answer(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
