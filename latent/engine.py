"""ONNX Runtime as the one engine that serves a space."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from latent.errors import SpaceDamaged, wrong

BATCH = 64
"""Rows a call; larger batches only take more memory."""


class OnnxModel:
    """A network with one input ``(n, ...)`` and one or more outputs ``(n, ...)``, that may take something besides.

    Args:
        path: an ONNX file with a dynamic batch.
        threads: within one call; pages answer many people at once, so few.

    Raises:
        SpaceDamaged: the file is not a model that can be run.
    """

    def __init__(self, path: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # An arena keeps the largest batch that ever ran; pages decode one item at a time.
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        # Threads that spin while they wait would take the cores from a training that runs beside.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise SpaceDamaged(path.name, *wrong("error-network-unreadable")) from error
        self._input = self._session.get_inputs()[0]
        self.besides = {extra.name: tuple(extra.shape[1:]) for extra in self._session.get_overridable_initializers()}
        """Shape, without the batch, of what it may be given besides, by its name."""

    @property
    def input_shape(self) -> tuple[int, ...]:
        """Shape of one input, without the batch."""
        return tuple(self._input.shape[1:])

    @property
    def outputs(self) -> int:
        """How many there are."""
        return len(self._session.get_outputs())

    def run(self, inputs: np.ndarray, **besides: np.ndarray) -> list[np.ndarray]:
        """Every output for ``inputs float32 (n, ...)``, in batches.

        Args:
            inputs: what the network takes.
            besides: ``float32 (n, ...)`` for a network that takes something besides; others do without.
        """
        fed = {self._input.name: np.ascontiguousarray(inputs, np.float32)}
        fed |= {name: np.ascontiguousarray(rows, np.float32) for name, rows in besides.items() if name in self.besides}
        parts = [
            self._session.run(None, {name: rows[start : start + BATCH] for name, rows in fed.items()})
            for start in range(0, max(1, len(inputs)), BATCH)
        ]
        return [np.concatenate(outputs) for outputs in zip(*parts, strict=True)]
