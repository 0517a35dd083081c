"""`parley schema`: the JSON Schemas and the AsyncAPI document of the contract."""

from typing import Annotated

import typer


def schema(
    name: Annotated[
        str | None, typer.Argument(help="A schema, or asyncapi; without it their names are listed.")
    ] = None,
) -> None:
    """Print the contract: the JSON Schema of a record, or the AsyncAPI document of all topics."""
    from parley.domain.errors import InputError
    from parley_topics.schema import documents

    made = {file.removesuffix(".json").removesuffix(".schema"): text for file, text in documents().items()}
    if name is None:
        typer.echo("\n".join(made))
    elif name in made:
        typer.echo(made[name].decode(), nl=False)
    else:
        raise InputError(f"no schema is called '{name}'; there are: {', '.join(made)}")
