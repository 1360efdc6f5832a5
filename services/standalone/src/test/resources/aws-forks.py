"""The AWS command line, loaded once and forked for every call: a call costs a tenth of what it costs from the start.

   aws-forks.py FOLDER    makes FOLDER/aws, which passes its arguments, environment, folder and streams to this process;
                          prints a line when it listens, and ends with its standard input
"""
import array
import json
import os
import selectors
import signal
import socket
import sys

from awscli.clidriver import create_clidriver

CLIENT = r'''#!%(python)s -IS
import array, json, os, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect(%(socket)r)
call = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
line.sendmsg([len(call).to_bytes(4, "big")], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
line.sendall(call)
status = line.recv(1)
sys.exit(status[0] if status else 1)
'''
SERVICES = ["cloudformation", "cloudwatch", "ecr", "ecs", "rds", "secretsmanager", "sts"]


def answer(line, driver):
    head, ancillary, _, _ = line.recvmsg(4, socket.CMSG_LEN(3 * array.array("i").itemsize))
    streams = array.array("i")
    streams.frombytes(ancillary[0][2])
    whole = line.makefile("rb")
    arguments, folder, environment = json.loads(whole.read(int.from_bytes(head, "big")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    try:
        status = driver.main(arguments)
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    line.sendall(bytes([status if isinstance(status, int) else 1 if status else 0]))
    os._exit(0)


def main(folder):
    driver = create_clidriver()
    for service in SERVICES:
        driver.session.get_service_model(service)
    address = os.path.join(folder, "socket")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    client = os.path.join(folder, "aws")
    with open(client, "w") as file:
        file.write(CLIENT % {"python": os.path.realpath(sys.executable), "socket": address})
    os.chmod(client, 0o755)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("listening", flush=True)
    events = selectors.DefaultSelector()
    events.register(listener, selectors.EVENT_READ)
    events.register(sys.stdin, selectors.EVENT_READ)
    while True:
        for key, _ in events.select():
            if key.fileobj is sys.stdin:
                return
            line, _ = listener.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                events.close()
                listener.close()
                answer(line, driver)
            line.close()


main(sys.argv[1])
