"""The same installation as the desk's tests have."""

from __future__ import annotations

from tests.web.desk.conftest import actors, installation

__all__ = ["actors", "installation"]
