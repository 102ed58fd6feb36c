"""A libzmq peer for the tests of the managed ZMTP server: libzmq_peer.py SCENARIO PORT [ARGUMENT]."""
import hashlib
import os
import sys
import time

import zmq

PATIENCE_MS = 60_000


def connect(kind, port, identity=None, **options):
    socket = zmq.Context.instance().socket(kind)
    socket.linger = 0
    socket.rcvtimeo = PATIENCE_MS
    socket.sndtimeo = PATIENCE_MS
    for name, value in options.items():
        setattr(socket, name, value)
    if identity:
        socket.identity = identity
    socket.connect(f"tcp://127.0.0.1:{port}")
    return socket


def dealers(port):
    """Fifty clients at once, half with an identity, each with twenty messages in flight."""
    clients = [connect(zmq.DEALER, port, b"client-%d" % i if i % 2 else None) for i in range(50)]
    for round_ in range(20):
        for i, client in enumerate(clients):
            client.send_multipart([b"%d" % i, b"", b"%d" % round_, b"x" * (i * 37)])
    for round_ in range(20):
        for i, client in enumerate(clients):
            expected = [b"%d" % i, b"", b"%d" % round_, b"x" * (i * 37)]
            assert client.recv_multipart() == expected, (i, round_)
    print("50 clients, 1000 messages")


def large(port):
    """64 MB there and back."""
    body = os.urandom(1 << 20) * 64
    client = connect(zmq.DEALER, port)
    client.send_multipart([b"large", body])
    tag, back = client.recv_multipart()
    assert tag == b"large" and hashlib.sha256(back).digest() == hashlib.sha256(body).digest()
    print(len(back))


def heartbeat(port):
    client = connect(zmq.REQ, port)
    for i in range(100):
        client.send(b"ping %d" % i)
        assert client.recv() == b"ping %d" % i
    print("100 beats")


def pings(port):
    """libzmq's own PING every 50 ms, with a time to live, over a quiet second."""
    client = connect(zmq.DEALER, port, heartbeat_ivl=50, heartbeat_timeout=2000, heartbeat_ttl=2000)
    monitor = client.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    client.send(b"before")
    assert client.recv() == b"before"
    time.sleep(1)
    client.send(b"after")
    assert client.recv() == b"after"
    assert monitor.poll(0) == 0, "the connection was lost in between"
    print("alive")


def subscribers(port):
    """Prints ready once subscriptions are in effect, then what each of three subscribers got."""
    topics = [b"", b"even", b"odd"]
    sockets = [connect(zmq.SUB, port) for _ in topics]
    for socket, topic in zip(sockets, topics):
        socket.subscribe(topic)
        socket.subscribe(b"start")
    for socket in sockets:
        assert socket.recv_multipart()[0] == b"start"
    print("ready", flush=True)
    counts = []
    for socket in sockets:
        count = 0
        while True:
            topic = socket.recv_multipart()[0]
            if topic == b"start":
                continue
            if topic.endswith(b"end"):
                break
            count += 1
        counts.append(count)
    print(*counts)


def reconnect(port):
    """Talks, waits until the server has been replaced, and talks on over the same socket."""
    client = connect(zmq.DEALER, port, b"steady", reconnect_ivl=20)
    client.send(b"one")
    assert client.recv() == b"one"
    print("first", flush=True)
    sys.stdin.readline()
    client.send(b"two")
    assert client.recv() == b"two"
    print("second")


def stuck(port):
    """A subscriber that never reads."""
    socket = connect(zmq.SUB, port, rcvhwm=2, rcvbuf=65536)
    socket.subscribe(b"")
    assert socket.recv_multipart()[0] == b"start"
    print("ready", flush=True)
    sys.stdin.readline()


{f.__name__: f for f in (dealers, large, heartbeat, pings, subscribers, reconnect, stuck)}[sys.argv[1]](int(sys.argv[2]))
