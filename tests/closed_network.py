"""Tests reach no other machine: a connection that would leave the loopback is refused."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest


class NetworkIsClosed(AssertionError):
    """A test tried to reach another machine."""


def _stays_here(address: Any) -> bool:
    if not isinstance(address, tuple):  # a local socket
        return True
    host = str(address[0])
    return host in ("", "localhost") or ipaddress.ip_address(host).is_loopback


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if not _stays_here(address):
            raise NetworkIsClosed(f"a test tried to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
