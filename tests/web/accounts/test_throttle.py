"""Guessing passwords ends in a wait; a person who mistypes does not notice."""

from __future__ import annotations

import pytest

from lianshen.web.accounts import throttle
from lianshen.web.accounts.throttle import PER_ADDRESS, PER_NAME, WINDOW, Throttle, TooManyTries


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_name_is_closed_after_so_many_failures_and_says_how_long() -> None:
    clock = Clock()
    door = Throttle(clock)
    for _try in range(PER_NAME):
        door.admit("fire", "10.0.0.1")
        clock.now += 1
    with pytest.raises(TooManyTries, match=f"wait {int(WINDOW) - PER_NAME} s") as refusal:
        door.admit("FIRE", "10.0.0.2")
    assert refusal.value.seconds == WINDOW - PER_NAME
    door.admit("housing", "10.0.0.2")


def test_the_wait_ends_when_it_was_said_to() -> None:
    clock = Clock()
    door = Throttle(clock)
    for _try in range(PER_NAME):
        door.admit("fire", "10.0.0.1")
    clock.now += WINDOW
    door.admit("fire", "10.0.0.1")


def test_an_address_that_tries_many_names_is_closed() -> None:
    door = Throttle(Clock())
    for number in range(PER_ADDRESS):
        door.admit(f"name {number}", "10.0.0.1")
    with pytest.raises(TooManyTries):
        door.admit("another", "10.0.0.1")
    door.admit("another", "10.0.0.2")


def test_a_right_password_costs_nothing() -> None:
    door = Throttle(Clock())
    for _time in range(PER_ADDRESS * 2):
        door.admit("fire", "10.0.0.1")
        door.succeeded("fire", "10.0.0.1")


def test_a_refused_try_does_not_lengthen_the_wait() -> None:
    clock = Clock()
    door = Throttle(clock)
    for _try in range(PER_NAME):
        door.admit("fire", "10.0.0.1")
    for _try in range(5):
        clock.now += WINDOW / 10
        with pytest.raises(TooManyTries):
            door.admit("fire", "10.0.0.1")
    clock.now += WINDOW / 2
    door.admit("fire", "10.0.0.1")


def test_made_up_names_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST_KEYS", 10)
    door = Throttle(Clock())
    for number in range(100):
        door.admit(f"name {number}", f"10.0.0.{number}")
    assert len(door._tries) == 10
