"""`parley poll`: the poller alone, for production."""

from pathlib import Path
from typing import TYPE_CHECKING

from parley.cli.options import FeedsConfig, MetricsPort

if TYPE_CHECKING:
    from parley.adapters.configuration import Configuration
    from parley.adapters.settings import Settings


def poll(
    config: FeedsConfig = Path("parley.toml"),
    metrics_port: MetricsPort = None,
) -> None:
    """Poll the feeds of the configuration and hand their articles to Kafka; several pollers share the feeds.

    All of them have the same configuration file. Each logs a line a poll; ends at SIGTERM or Ctrl-C with the polls in
    flight finished. Settings are PARLEY_* variables.
    """
    import asyncio
    import os

    from parley.adapters.configuration import read_configuration
    from parley.adapters.settings import Settings
    from parley.cli.metrics import serve_metrics
    from parley.cli.polling_log import set_up_log
    from parley.domain.errors import InputError, SettingError

    settings = Settings.from_environment(os.environ)
    if settings.embedded:
        raise SettingError("PARLEY_BROKER is `embedded`: set it to kafka://host:port, or use `parley run`")
    configuration = read_configuration(config)
    if not configuration.feeds:
        raise InputError(f"{config}: no feeds to poll: `parley feeds add URL` adds one")
    set_up_log(settings.log_level, verbose=True)
    serve_metrics(metrics_port)
    asyncio.run(_poll(settings, configuration))


async def _poll(settings: "Settings", configuration: "Configuration") -> None:
    import asyncio
    import signal

    from parley.adapters.broker.clients import producer
    from parley.adapters.broker.topics import ensure_topics
    from parley.adapters.feeds.service import open_poller, publisher
    from parley.adapters.feeds.sharing import SharedStore, sharing
    from parley.cli.polling_log import log_told

    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await ensure_topics(settings)
    with SharedStore(settings.data_dir / "feeds.sqlite") as store:
        async with (
            producer(settings) as into,
            open_poller(configuration, store, publisher(into), tell=log_told) as poller,
            sharing(settings, configuration.feeds, store, poller) as part,
        ):
            polling = asyncio.create_task(poller.run(), name="poll")
            await part.run(stopping)
            poller.stop()
            await polling
