"""The topics on the broker: which there must be, what there is, and the difference between the two."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from parley.adapters.broker.connection import bootstrap, client_options
from parley.adapters.settings import Settings
from parley.domain.errors import SettingError, UnavailableError
from parley_topics.registry import (
    ARTICLES,
    CLAIMS,
    DEAD_LETTERS,
    DELIVERIES,
    MAX_MESSAGE_BYTES,
    TOPICS,
    UNIQUE_ARTICLES,
    Topic,
)

METADATA_TRIES = 50
METADATA_PAUSE = 0.1

TABLES: dict[str, Topic] = {"deduplicate": ARTICLES, "extract": UNIQUE_ARTICLES, "track": CLAIMS}
"""The tables of the pipeline, and the topic whose partitions each one shares."""

DELIVERY_TABLES: dict[str, Topic] = {"outbox": DELIVERIES}
"""The tables of the deliverers, likewise."""


@dataclass(frozen=True)
class TopicPlan:
    """A topic as it is to be: its name, partitions and settings by their Kafka names."""

    name: str
    partitions: int
    config: Mapping[str, str]


@dataclass(frozen=True)
class Mismatch:
    """What about a topic is not as planned, in words, and whether `create` can put it right."""

    topic: str
    what: str
    missing: bool = False


def plan(settings: Settings) -> list[TopicPlan]:
    """Every topic that the pipeline needs: those of the registry, and the changelogs of its tables."""
    plans = [TopicPlan(topic.name(settings.prefix), partitions_of(topic, settings), topic.config) for topic in TOPICS]
    for table, source in (TABLES | DELIVERY_TABLES).items():
        config = {"cleanup.policy": "compact", "max.message.bytes": str(MAX_MESSAGE_BYTES)}
        plans.append(TopicPlan(changelog_name(table, settings), partitions_of(source, settings), config))
    return plans


def partitions_of(topic: Topic, settings: Settings) -> int:
    """How many partitions a topic of the registry gets; dead letters are too few to be divided."""
    return topic.partitions if settings.partitions is None or topic is DEAD_LETTERS else settings.partitions


def changelog_name(table: str, settings: Settings) -> str:
    """The topic that a table is restored from, as Faust names it."""
    group = settings.delivery_group if table in DELIVERY_TABLES else settings.group
    return f"{group}-{table}-changelog"


async def ensure_topics(settings: Settings) -> list[str]:
    """Create the topics that are missing, check the others, and return the names of those created.

    An embedded broker has had its topics since it started, so there is nothing to do. Raises SettingError where a
    topic that exists has other partitions than planned or a setting under which messages would be lost or refused,
    and UnavailableError where the broker does not answer.
    """
    if settings.embedded:
        return []
    async with _admin(settings) as admin:
        created = await _create(admin, settings, [entry.topic for entry in await _differences(admin, settings)])
        wrong = await _differences(admin, settings)
        for _ in range(METADATA_TRIES):  # a broker may not list at once what it has created
            if not any(entry.missing for entry in wrong):
                break
            await asyncio.sleep(METADATA_PAUSE)
            wrong = await _differences(admin, settings)
    if wrong:
        shown = "; ".join(f"{entry.topic}: {entry.what}" for entry in wrong)
        raise SettingError(f"topics on the broker differ from what the pipeline needs: {shown}. Change them there")
    return created


async def check_topics(settings: Settings) -> list[Mismatch]:
    """What is not as planned, nothing where all is well; UnavailableError where the broker does not answer."""
    async with _admin(settings) as admin:
        return await _differences(admin, settings)


async def delete_topics(settings: Settings) -> None:
    """Delete every topic of the pipeline under this prefix, as a run of its own leaves none behind.

    UnavailableError where the broker does not answer.
    """
    async with _admin(settings) as admin:
        await admin.delete_topics([entry.name for entry in plan(settings)])


@asynccontextmanager
async def _admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(**client_options(settings))
    try:
        await admin.start()
        yield admin
    except (KafkaError, OSError) as error:
        raise UnavailableError(
            f"the broker at {bootstrap(settings)} does not answer as it should ({error}): "
            "is PARLEY_BROKER right, and may this user manage topics?"
        ) from error
    finally:
        await admin.close()


async def _create(admin: AIOKafkaAdminClient, settings: Settings, names: list[str]) -> list[str]:
    new = [
        NewTopic(entry.name, entry.partitions, settings.replication, topic_configs=dict(entry.config))
        for entry in plan(settings)
        if entry.name in names
    ]
    if not new:
        return []
    response = await admin.create_topics(new)
    created = []
    for name, code, *reason in response.topic_errors:
        error = for_code(code)
        if code == 0:
            created.append(name)
        elif error is not TopicAlreadyExistsError:  # another worker that starts now may have been first
            raise UnavailableError(f"the broker did not create topic {name}: {error.__name__} {reason[0] or ''}")
    return created


async def _differences(admin: AIOKafkaAdminClient, settings: Settings) -> list[Mismatch]:
    plans = {entry.name: entry for entry in plan(settings)}
    there = await admin.list_topics()
    partitions = {entry["topic"]: len(entry["partitions"]) for entry in await admin.describe_topics(list(plans))}
    differences = [Mismatch(name, "missing", missing=True) for name in plans if name not in there]
    present = [plan for name, plan in plans.items() if name in there]
    configs = await _configs(admin, present)
    for entry in present:
        if partitions[entry.name] != entry.partitions:
            what = f"{partitions[entry.name]} partitions instead of {entry.partitions}"
            differences.append(Mismatch(entry.name, what))
        for setting, wanted in entry.config.items():
            found = configs[entry.name].get(setting)
            if found != wanted:
                differences.append(Mismatch(entry.name, f"{setting} is {found} instead of {wanted}"))
    return differences


async def _configs(admin: AIOKafkaAdminClient, plans: list[TopicPlan]) -> dict[str, dict[str, str]]:
    if not plans:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, entry.name, dict(entry.config)) for entry in plans]
    found: dict[str, dict[str, str]] = {}
    for response in await admin.describe_configs(resources):
        for _code, _reason, _kind, name, entries in response.resources:
            found[name] = {setting: value for setting, value, *_ in entries}
    return found
