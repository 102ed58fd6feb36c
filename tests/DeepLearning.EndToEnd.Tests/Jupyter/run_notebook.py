"""Runs a notebook through nbclient: run_notebook.py NOTEBOOK. Prints its cells, and what its code cells put out by kind."""
import collections
import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
client = NotebookClient(notebook, timeout=600, startup_timeout=180, kernel_name="deep-learning-csharp", allow_errors=True)
client.execute()
kinds = collections.Counter()
for cell in notebook.cells:
    if cell.cell_type != "code":
        continue
    for output in cell.outputs:
        kinds[output.output_type] += 1
        for mime in output.get("data", {}):
            kinds[mime] += 1
        if output.output_type == "error" and not {"raises-exception", "exercise"} & set(cell.metadata.get("tags", [])):
            print("error in", cell.get("id"), output.ename, output.evalue)
print("cells", sum(c.cell_type == "code" for c in notebook.cells))
for kind, count in sorted(kinds.items()):
    print(kind, count)
