"""Metrics of the commands that go on: an endpoint of Prometheus on the loopback."""


def serve_metrics(port: int | None) -> None:
    """Serve Prometheus metrics on a port of the loopback, where one is given; UnavailableError where it is taken."""
    if port is None:
        return
    from prometheus_client import start_http_server

    from parley.domain.errors import UnavailableError

    try:
        start_http_server(port, addr="127.0.0.1")
    except OSError as error:
        raise UnavailableError(f"port {port} cannot be listened on: {error.strerror}") from error
