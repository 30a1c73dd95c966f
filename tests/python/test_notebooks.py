"""Do the notebooks run from the first cell to the last, anywhere, and lie here without outputs?"""

from __future__ import annotations

import re

import nbformat
import pytest
from data import ROOT
from nbclient import NotebookClient

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def read(path):
    return nbformat.read(path, as_version=4)


def test_the_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS] == [
        "01_first_look",
        "02_your_own_articles",
        "03_case_study",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_in_an_empty_folder_without_a_complaint(path, tmp_path, monkeypatch):
    here, temporary = tmp_path / "here", tmp_path / "temporary"
    here.mkdir(), temporary.mkdir()
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.setenv("TMPDIR", str(temporary))
    notebook, where = read(path), {"metadata": {"path": str(here)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    complaints = [
        output.text for cell in code for output in cell.outputs if output.get("name") == "stderr"
    ]
    assert complaints == []
    assert sum(bool(cell.outputs) for cell in code) > len(code) / 2
    # What it writes, it writes into a temporary folder of its own.
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_lies_here_without_outputs_and_without_traces_of_a_machine(path):
    notebook = read(path)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
        assert cell.metadata == {}
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    ids = [cell.id for cell in notebook.cells]
    assert ids == [f"cell-{number:02}" for number in range(1, len(ids) + 1)]
    assert not re.search(r"/(home|Users|root|work|tmp)/|[A-Z]:\\\\", path.read_text("utf-8"))
