"""Times kernels beside each other: measure.py RUNS KERNEL... Prints, per kernel, medians in ms and idle memory in MB."""
import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def run(client, code):
    start = time.perf_counter()
    reply = client.execute_interactive(code, output_hook=lambda message: None, timeout=120)
    assert reply["content"]["status"] == "ok", reply["content"]
    return (time.perf_counter() - start) * 1000


runs, kernels = int(sys.argv[1]), sys.argv[2:]
figures = {kernel: {name: [] for name in ("ready", "first", "warm", "memory")} for kernel in kernels}
for _ in range(runs):
    # By turns, so that whatever else the machine does falls on all of them.
    for kernel in kernels:
        start = time.perf_counter()
        manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=180)
        measured = figures[kernel]
        measured["ready"].append((time.perf_counter() - start) * 1000)
        measured["first"].append(run(client, "1 + 1"))
        measured["warm"].append(statistics.median(run(client, f"{i} + 1") for i in range(20)))
        time.sleep(1)
        measured["memory"].append(memory(manager.provisioner.pid))
        client.stop_channels()
        manager.shutdown_kernel(now=True)
for kernel, measured in figures.items():
    print(kernel, *(f"{name}={statistics.median(values):.1f}" for name, values in measured.items()))
