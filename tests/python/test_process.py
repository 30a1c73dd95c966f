"""How does a call behave in its process: forks, Ctrl-C, panics, threads, bars, little memory?"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import framelens as fl
import pytest
from framelens import _core, _run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks of Unix")
SECONDS = 60


def run(folder, code, *, seconds=SECONDS):
    """Run a script of its own; return what it prints, and fail if it does not end well."""
    script = folder / "script.py"
    script.write_text(code)
    # Writing a backtrace needs memory of its own, which one of the scripts does without.
    env = os.environ | {"RUST_BACKTRACE": "0"}
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=seconds, env=env
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


FORKS = """
import multiprocessing, os
import framelens as fl

def count(n):
    corpus = fl.Corpus([f"war and peace {i}" for i in range(n)])
    return fl.frequency(corpus, ngrams=(1, 2))["count"].sum()

if __name__ == "__main__":
    fl.set_threads(4)
    expected = count(3000)
    for _ in range(20):
        child = os.fork()
        if child == 0:
            os._exit(0 if count(3000) == expected else 1)
        assert os.waitpid(child, 0)[1] == 0
    for method in ("fork", "spawn", "forkserver"):
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map(count, [3000] * 4) == [expected] * 4
    print("ok", count(3000) == expected)
"""


def test_a_process_may_fork_after_a_call_and_both_go_on(tmp_path):
    assert run(tmp_path, FORKS) == "ok True\n"


LONG_CALLS = {
    "corpus": """
text = pa.array(["China’s no-limits partnership, they said. " * 25_000] * 300, pa.large_string())
call = lambda: fl.Corpus(text)
""",
    "burn": """
runner = _core.Runner(threads=2, progress=None)
call = lambda: _core.burn_for_test(runner, seconds=30)
""",
    "frequency": """
words = [f"w{i}" for i in range(60_000)]
texts = [" ".join(words[(i * j) % 60_000] for j in range(2_000)) for i in range(1, 1_500)]
corpus = fl.Corpus(texts)
call = lambda: fl.frequency(corpus, by="doc", ngrams=(1, 5))
""",
    # A corpus remembers voices that were read, so each call makes one of its own.
    "voices": """
said = "He said that the bloc is “not a club”, according to Xi. "
texts = pa.array([said * 400] * 800, pa.large_string())
call = lambda: fl.Corpus(texts).within(voice="direct")
""",
    "align": """
words = [str(i * i % 977) for i in range(30_000)]
corpus = fl.Corpus.from_tokens([words, words[5_000:]], ids=["a", "b"])
call = lambda: fl.align("a", "b", corpus=corpus)
""",
}
INTERRUPTED = """
import time
import pyarrow as pa
import framelens as fl
from framelens import _core
{call}
for _ in range({n}):
    print("ready", flush=True)
    try:
        while True:
            call()
    except KeyboardInterrupt:
        print(time.process_time(), flush=True)
    assert len(fl.frequency(fl.Corpus(["the next call works"]))) == 4
print("ok", flush=True)
"""


def cpu_time(child):
    """Return the seconds that all threads of a process have worked: no clock of the wall, which
    goes on while the machine is busy with something else."""
    fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def delays(folder, call, n, seconds):
    """Return how long a call worked on after each Ctrl-C, at `n` random moments."""
    script = folder / "script.py"
    script.write_text(INTERRUPTED.format(call=LONG_CALLS[call], n=n))
    chance, found = random.Random(call), []
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as child:
        try:
            for _ in range(n):
                assert child.stdout.readline() == "ready\n"
                time.sleep(chance.uniform(0.02, seconds))
                before = cpu_time(child)
                child.send_signal(signal.SIGINT)
                found.append(float(child.stdout.readline()) - before)
            assert child.stdout.readline() == "ok\n"
        finally:
            child.kill()
    return sorted(found)


@pytest.mark.parametrize(
    ("call", "n"), [("corpus", 12), ("burn", 8), ("frequency", 8), ("voices", 8), ("align", 8)]
)
def test_ctrl_c_ends_a_long_call_at_once_and_the_next_call_works(tmp_path, call, n):
    found = delays(tmp_path, call, n, seconds=1.2)
    print(f"{call}: median {found[n // 2]:.3f} s, longest {found[-1]:.3f} s")
    # Two threads work, each for 0.3 s at most.
    assert found[-2] < 0.6


@pytest.mark.parametrize("in_worker", [False, True])
@pytest.mark.parametrize("threads", [1, 4])
def test_a_panic_is_an_ordinary_exception(in_worker, threads):
    runner = _core.Runner(threads=threads, progress=None)
    told = (
        "framelens met a defect of its own (planted); please report it with the call that led here"
    )
    with pytest.raises(fl.InternalError) as caught:
        _core.panic_for_test(runner, in_worker=in_worker)
    assert str(caught.value) == told
    assert isinstance(caught.value, Exception)
    assert len(fl.frequency(fl.Corpus(["the next call works"]))) == 4


def test_an_exception_of_the_progress_bar_ends_the_call():
    def refuse(done, total):
        raise LookupError("no bar")

    runner = _core.Runner(threads=2, progress=refuse)
    start = time.monotonic()
    with pytest.raises(LookupError, match="no bar"):
        _core.burn_for_test(runner, seconds=20)
    assert time.monotonic() - start < 5


def test_other_python_threads_run_while_a_call_works():
    ticks, over = [], threading.Event()

    def tick():
        while not over.wait(0.001):
            ticks.append(time.monotonic())

    other = threading.Thread(target=tick)
    other.start()
    _core.burn_for_test(_core.Runner(threads=1, progress=None), seconds=0.5)
    over.set()
    other.join()
    assert len(ticks) > 50


def test_many_threads_may_ask_one_corpus_at_once():
    corpus, frames = fl.load_sample(), fl.sample_frames()
    other = fl.Tokenizer(hyphens="split")

    def ask(i):
        tables = fl.frequency(corpus, by="outlet", ngrams=(1, 2)), fl.hits(corpus, frames)
        return [*tables, fl.kwic(corpus, "hegemon*"), fl.tokens(fl.load_sample(tokenizer=other))]

    expected = ask(0)
    with ThreadPoolExecutor(16) as pool:
        for found in pool.map(ask, range(48)):
            assert all(one.equals(two) for one, two in zip(found, expected, strict=True))


class Recorder:
    """Stands in for a progress bar, and remembers."""

    made: list

    def __init__(self, *, desc, **_):
        self.desc, self.n, self.total, self.closed, self.seen = desc, 0, None, False, []
        Recorder.made.append(self)

    def update(self, more):
        self.n += more
        self.seen.append((self.n, self.total))

    def close(self):
        self.closed = True


def test_short_work_shows_no_bar(capsys, monkeypatch):
    monkeypatch.setattr(Recorder, "made", [], raising=False)
    monkeypatch.setattr(_run, "_bar_class", lambda: Recorder)
    fl.frequency(fl.load_sample())
    with _run.runner("burning") as runner:
        _core.burn_for_test(runner, seconds=0.3)
    assert Recorder.made == []
    assert capsys.readouterr().err == ""


def test_long_work_shows_how_far_it_is(monkeypatch):
    monkeypatch.setattr(Recorder, "made", [], raising=False)
    monkeypatch.setattr(_run, "_bar_class", lambda: Recorder)
    monkeypatch.setattr(_run, "PATIENCE_SECONDS", 0.0)
    fl.set_threads(1)
    fl.Corpus(["no limits to the partnership, they said. " * 2_000] * 400)
    (bar,) = Recorder.made
    assert bar.desc == "cutting texts"
    assert bar.closed
    assert bar.seen == sorted(bar.seen)
    assert all(0 <= done <= total for done, total in bar.seen)
    assert bar.seen[-1][0] > 0


def test_a_real_bar_is_drawn_and_wiped_away(capsys, monkeypatch):
    monkeypatch.setattr(_run, "PATIENCE_SECONDS", 0.05)
    with _run.runner("burning") as runner:
        _core.burn_for_test(runner, seconds=0.4)
    assert "burning" in capsys.readouterr().err


LITTLE_MEMORY = """
import resource
import numpy as np, pandas as pd, pyarrow as pa
import framelens as fl

def limit(megabytes):
    with open("/proc/self/statm") as statm:
        used = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + megabytes * 2**20, resource.RLIM_INFINITY))

def refused(call, megabytes):
    limit(megabytes)
    try:
        call()
        found = "done"
    except MemoryError as error:
        found = str(error)
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)
    assert len(fl.frequency(fl.Corpus(["the next call works"]))) == 4
    return found

fl.set_threads(2)
{code}
"""
MANY_WORDS = """
words = [f"w{i}" for i in range(200_000)]
lines = [" ".join(words[i * j % 200_000] for j in range(1_000)) for i in range(1, 4_000)]
texts = pa.array(lines, pa.large_string())
"""
#: What is asked, in so many megabytes more than are in use; the first is always too little.
MEMORY_CASES = {
    "similarity": ('corpus = fl.Corpus(["peace"] * 200_000)', "fl.similarity(corpus)", [1000]),
    "corpus": (MANY_WORDS, "fl.Corpus(texts)", [8, 20, 40]),
    "tokens": (MANY_WORDS + "corpus = fl.Corpus(texts)", "fl.tokens(corpus)", [30, 60, 90]),
}


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS and /proc of Linux")
@pytest.mark.parametrize("case", MEMORY_CASES)
def test_what_does_not_fit_is_a_memory_error_and_the_interpreter_lives(tmp_path, case):
    prepare, call, limits = MEMORY_CASES[case]
    code = f"{prepare}\nfor m in {limits}:\n    print(refused(lambda: {call}, m))"
    found = run(tmp_path, LITTLE_MEMORY.format(code=code)).splitlines()
    assert len(found) == len(limits)
    assert found[0].endswith("bytes, which the machine does not grant")
    # What comes later may fit: memory once granted stays with the process.
    ends = ("does not grant", "data type int64", "done")
    assert all(line.endswith(ends) for line in found), found
