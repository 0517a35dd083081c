"""What a command could not read: said at once on standard error, counted, and told by the exit code."""

import typer


class Reports:
    """Takes reports of a line each; the command goes on."""

    def __init__(self) -> None:
        self.count = 0
        self._exit_code = 1

    def __call__(self, line: str) -> None:
        """Say it."""
        self.count += 1
        typer.echo(line, err=True)

    def missing(self, path: object) -> None:
        """Say that a path that was named does not exist: then the command is wrong, and ends with exit code 2."""
        self(f"{path}: there is no such file or folder; check the path")
        self._exit_code = 2

    def end(self) -> None:
        """End the command with exit code 1 where anything was reported, with 2 where a path does not exist."""
        if self.count:
            typer.echo(f"{self.count} problem{'s' if self.count > 1 else ''} in the input, see above", err=True)
            raise typer.Exit(self._exit_code)
