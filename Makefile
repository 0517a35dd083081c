# The commands of the project. Each makes what it needs: a fresh clone, Python 3.11 or later and make are enough.
.PHONY: demo test check bench kafka setup format lock picture soak help

BIN := .venv/bin

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

demo: ## replay the sample corpus through an embedded broker: no server needed
	@scripts/install.sh run
	@$(BIN)/parley replay

setup: ## the virtual environment with everything for development
	@scripts/install.sh dev

test: setup ## all tests; those on Apache Kafka need Java and Maven, or PARLEY_TEST_KAFKA=host:port
	@$(BIN)/python -m pytest

check: setup ## lint, format, types, rings, generated files, quality gates
	@scripts/check.sh

soak: setup ## many rounds of every Kafka fault
	@PARLEY_SOAK_ROUNDS=$${PARLEY_SOAK_ROUNDS:-10} $(BIN)/python -m pytest tests/integration -m kafka --timeout 3600

bench: setup ## speed and memory of every stage, side by side
	@$(BIN)/python -m benchmarks

kafka: ## run a single node of Apache Kafka on loopback, fetched once from Maven Central
	@deploy/kafka/kafka.sh run

format: setup ## format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix --quiet .

lock: setup ## lock the dependencies anew (needs uv)
	@scripts/lock.sh

picture: setup ## draw the README's picture from a real run
	@$(BIN)/python scripts/picture.py
