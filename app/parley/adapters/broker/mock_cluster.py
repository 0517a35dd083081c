"""The process of the embedded broker: librdkafka's mock cluster, alive for as long as its standard input is open.

It reads one line of JSON, `{"topics": {name: partitions}}`, answers with one, `{"bootstrap": "127.0.0.1:port"}`, and
ends at the end of its input: whatever ends the parent, its pipe closes. The interface is rdkafka_mock.h, which
confluent-kafka's wheel carries in its library; nothing is stored and nothing outlives the process.
"""

import ctypes
import json
import signal
import sys
from pathlib import Path
from typing import Any

_PRODUCER = 0
_BROKERS = 1


def main() -> None:
    """Run a broker until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides when to end
    topics: dict[str, int] = json.loads(sys.stdin.readline())["topics"]
    library = _library()
    reason = ctypes.create_string_buffer(512)
    conf = library.rd_kafka_conf_new()
    library.rd_kafka_conf_set(conf, b"log_level", b"3", reason, len(reason))  # errors; it warns of having no server
    client = library.rd_kafka_new(_PRODUCER, conf, reason, len(reason))
    if not client:
        raise SystemExit(f"librdkafka: {reason.value.decode()}")
    cluster = library.rd_kafka_mock_cluster_new(client, _BROKERS)
    for name, partitions in topics.items():
        if library.rd_kafka_mock_topic_create(cluster, name.encode(), partitions, _BROKERS):
            raise SystemExit(f"librdkafka cannot create topic {name}")
    library.rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, 0)
    bootstrap = library.rd_kafka_mock_cluster_bootstraps(cluster).decode()
    sys.stdout.write(json.dumps({"bootstrap": bootstrap}) + "\n")
    sys.stdout.flush()
    sys.stdin.read()


def _library() -> Any:
    """The librdkafka that confluent-kafka is linked with, loaded once for both."""
    from confluent_kafka import cimpl  # noqa: PLC0415 - loading it is what maps the library into this process

    folder = Path(cimpl.__file__).parent.parent / "confluent_kafka.libs"
    bundled = next(folder.glob("librdkafka*"), None) if folder.is_dir() else None
    library = ctypes.CDLL(str(bundled or cimpl.__file__))
    library.rd_kafka_conf_new.restype = ctypes.c_void_p
    library.rd_kafka_conf_set.argtypes = [
        ctypes.c_void_p,
        ctypes.c_char_p,
        ctypes.c_char_p,
        ctypes.c_char_p,
        ctypes.c_size_t,
    ]
    library.rd_kafka_new.restype = ctypes.c_void_p
    library.rd_kafka_new.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    library.rd_kafka_mock_cluster_new.restype = ctypes.c_void_p
    library.rd_kafka_mock_cluster_new.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.rd_kafka_mock_topic_create.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_int]
    library.rd_kafka_mock_group_initial_rebalance_delay_ms.argtypes = [ctypes.c_void_p, ctypes.c_int32]
    library.rd_kafka_mock_group_initial_rebalance_delay_ms.restype = None
    library.rd_kafka_mock_cluster_bootstraps.restype = ctypes.c_char_p
    library.rd_kafka_mock_cluster_bootstraps.argtypes = [ctypes.c_void_p]
    return library


if __name__ == "__main__":
    main()
