/*
 * The health check of the images: GET an http URL on this machine and say by the exit status whether it answered 2xx.
 * A JVM would take half a second of the task's quarter of a CPU for this; a shell and curl would have to be in the image.
 *
 *   /probe http://127.0.0.1:3003/ready
 *   /probe                                 the same as http://127.0.0.1:$PORT/live
 *
 * Takes numeric IPv4 addresses only: a static binary cannot look names up. Gives up after three seconds.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SECONDS = 3, HEALTHY = 0, UNHEALTHY = 1, USAGE = 2 };

static int usage(void) {
    fputs("probe: takes an URL such as http://127.0.0.1:8080/live, or the port in PORT\n", stderr);
    return USAGE;
}

int main(int count, char **words) {
    char address[16] = "127.0.0.1", path[256] = "/live", request[400], answer[16];
    unsigned port = 0;
    int used = 0;

    if (count == 1) {
        const char *text = getenv("PORT");
        if (text == NULL || sscanf(text, "%5u%n", &port, &used) != 1 || text[used] != '\0') return usage();
    } else if (count == 2) {
        if (sscanf(words[1], "http://%15[0-9.]:%5u%n", address, &port, &used) != 2) return usage();
        if (words[1][used] != '/' || strlen(words[1] + used) >= sizeof path || strpbrk(words[1], " \r\n") != NULL) return usage();
        strcpy(path, words[1] + used);
    } else {
        return usage();
    }

    struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((unsigned short) port)};
    if (port == 0 || port > 65535 || inet_pton(AF_INET, address, &peer.sin_addr) != 1) return usage();

    alarm(SECONDS); /* its signal ends the process, which counts as unhealthy */
    int link = socket(AF_INET, SOCK_STREAM, 0);
    if (link < 0 || connect(link, (struct sockaddr *) &peer, sizeof peer) != 0) return UNHEALTHY;

    int length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: %s:%u\r\nConnection: close\r\n\r\n", path, address, port);
    if (write(link, request, (size_t) length) != length) return UNHEALTHY;

    size_t have = 0; /* "HTTP/1.1 200" */
    while (have < 12) {
        ssize_t more = read(link, answer + have, 12 - have);
        if (more <= 0) return UNHEALTHY;
        have += (size_t) more;
    }
    return memcmp(answer, "HTTP/1.", 7) == 0 && answer[9] == '2' ? HEALTHY : UNHEALTHY;
}
