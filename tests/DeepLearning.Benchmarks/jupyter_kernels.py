"""Times our kernel beside ipykernel: jupyter_kernels.py RUNS OURS THEIRS.

The two are started by turns, so that whatever else the machine does falls on both; figures are medians. Beside the time
that a learner waits stands the processor time, which a busy machine stretches less.
"""
import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel

CELLS = 20
SAMPLES = {
    "deep-learning-csharp": {
        "prepare": "var model = new Sequential(new Linear(4, 8), new Relu()); var values = new List<int> { 1, 2 };",
        "complete": ["Cons", "model.", "values.", "Tensor.", "System.", ""],
        "inspect": ["Console.WriteLine", "model.Forward", "values.Where", "Tensor.MatMul"],
    },
    "python3": {
        "prepare": "import json; model = json.JSONDecoder(); values = [1, 2]",
        "complete": ["pri", "model.", "values.", "json.", ""],
        "inspect": ["print", "model.decode", "json.dumps"],
    },
}
# Name of the figure, unit, and what the design asks of it: at most this, or this share of ipykernel's.
BARS = [
    ("ready", "ms", None, 0.6),
    ("first cell", "ms", 500, None),
    ("warm cell", "ms", 10, None),
    ("warm cell, processor", "ms", None, None),
    ("completion, warm", "ms", 100, None),
    ("inspection, warm", "ms", 100, None),
    ("memory, idle", "MB", None, None),
]


def processor(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 10


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def timed(action):
    start = time.perf_counter()
    reply = action()
    assert reply["content"]["status"] == "ok", reply["content"]
    return (time.perf_counter() - start) * 1000


def measure(kernel, figures):
    def note(name, value):
        figures.setdefault(name, []).append(value)

    start = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=180)
    note("ready", (time.perf_counter() - start) * 1000)
    pid = manager.provisioner.pid
    try:
        def run(code):
            return timed(lambda: client.execute_interactive(code, output_hook=lambda message: None, timeout=120))

        note("first cell", run("1 + 1"))
        before = processor(pid)
        note("warm cell", statistics.median([run(f"{i} + 1") for i in range(CELLS)]))
        note("warm cell, processor", (processor(pid) - before) / CELLS)
        time.sleep(1)
        note("memory, idle", memory(pid))
        samples = SAMPLES[kernel]
        run(samples["prepare"])
        for name, ask in (("completion, warm", client.complete), ("inspection, warm", client.inspect)):
            codes = samples["complete" if name.startswith("completion") else "inspect"]
            for code in codes:
                timed(lambda: ask(code, len(code), reply=True, timeout=60))
            # The slowest of the questions is the one that a learner notices.
            note(name, max(statistics.median([timed(lambda: ask(code, len(code), reply=True, timeout=60)) for _ in range(5)]) for code in codes))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main():
    runs, ours, theirs = int(sys.argv[1]), *sys.argv[2:4]
    figures = {ours: {}, theirs: {}}
    for _ in range(runs):
        for kernel in (ours, theirs):
            measure(kernel, figures[kernel])
    print(f"medians of {runs}{'':>16}{ours:>22}{theirs:>10}{'ratio':>8}  bar")
    for name, unit, bar, share in BARS:
        mine, other = (statistics.median(figures[kernel][name]) for kernel in (ours, theirs))
        limit = bar if bar is not None else share * other if share is not None else None
        verdict = "" if limit is None else f"at most {limit:.0f} {unit}: {'met' if mine <= limit else 'MISSED'}"
        print(f"{name:<24}{unit:>4}{mine:>24.1f}{other:>10.1f}{mine / other:>8.2f}  {verdict}")


main()
