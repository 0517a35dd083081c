"""`parley serve`: feeds, calendars and subscriptions over HTTP."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import SubscriptionsConfig

if TYPE_CHECKING:
    from parley.adapters.settings import Settings
    from parley.adapters.subscribing import Declared


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8600,
    base: Annotated[
        str | None, typer.Option("--base", metavar="URL", help="The address that people reach it under, for links.")
    ] = None,
    config: SubscriptionsConfig = None,
) -> None:
    """Serve feeds and calendars, and subscriptions to those who know PARLEY_API_TOKEN, until interrupted.

    On the loopback by default; put a proxy that speaks TLS before it where others are to reach it.
    """
    import asyncio
    import os

    from parley.adapters import logs
    from parley.adapters.declaring import read_declared
    from parley.adapters.settings import Settings

    settings = Settings.from_environment(os.environ)
    logs.configure(settings.log_level)
    declared = [] if config is None else read_declared(config, os.environ, allow_http=settings.deliver_http)
    asyncio.run(_serve(settings, host, port, base, declared))


async def _serve(settings: "Settings", host: str, port: int, base: str | None, declared: "list[Declared]") -> None:
    import socket

    import uvicorn

    from parley.domain.errors import SettingError, UnavailableError
    from parley.web.app import serving

    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise SettingError(f"cannot listen on {host}:{port}: {error.strerror}; choose another --port") from error
    taken: int = listening.getsockname()[1]
    failures: list[BaseException] = []
    server: uvicorn.Server | None = None

    def failed(error: BaseException) -> None:
        failures.append(error)
        if server is not None:
            server.should_exit = True

    async with serving(settings, base or f"http://{host}:{taken}", declared, failed) as app:
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, access_log=False, server_header=False, lifespan="off")
        )
        typer.echo(f"listening on http://{host}:{taken}", err=True)
        await server.serve(sockets=[listening])
    if failures:
        raise UnavailableError(
            f"the broker can no longer be followed: {failures[0]}; start it again when the broker answers"
        )
