SHARED ?= ../shared
RUN ?= runs/main
ARGS ?=
BIN = .venv/bin

RECORDS ?= records.jsonl

.PHONY: demo test lint bench bench-archive benchmarks evaluate model clean

demo:            ## install, then code the sample dossier, offline
	@scripts/bootstrap.sh run
	$(BIN)/onrecord demo $(ARGS)

test:            ## install with the test tools, check style, types and floors, run the tests
	@scripts/bootstrap.sh dev
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest $(ARGS)

lint:            ## style, types, floors
	@scripts/bootstrap.sh dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench:           ## speed, start-up, memory, installed size
	@scripts/bootstrap.sh dev
	$(BIN)/python scripts/bench.py $(ARGS)

bench-archive:   ## what adding costs as the archive grows (an hour; RECORDS are what `onrecord code` wrote)
	@scripts/bootstrap.sh dev
	$(BIN)/python scripts/bench_archive.py $(RECORDS) $(ARGS)

evaluate:        ## score against the development data in SHARED
	@scripts/bootstrap.sh run
	$(BIN)/onrecord evaluate $(SHARED)/data

benchmarks:      ## write docs/benchmarks.md from evaluation and bench
	@scripts/bootstrap.sh dev
	$(BIN)/python scripts/write_benchmarks.py --shared $(SHARED) --date $(shell date +%F) \
	  --commit $(shell git rev-parse --short HEAD) --model "en_onrecord_news 0.1.0"

model:           ## train on the data in SHARED and export (hours; needs the extra [train])
	@scripts/bootstrap.sh dev
	$(BIN)/python -m pip install --quiet -e ".[train]"
	$(BIN)/python training/train.py $(SHARED) $(RUN) --epochs 16
	$(BIN)/python training/train.py $(SHARED) $(RUN)-refined --start $(RUN)/checkpoint.pt --epochs 4 --rate 1e-4 --head-rate 3e-4 --seed 2
	$(BIN)/python training/names_head.py $(RUN)-refined $(SHARED)
	$(BIN)/python training/export.py $(RUN)-refined $(SHARED) src/en_onrecord_news/model

clean:           ## forget the environment and all caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
