"""Runs MiniStack until whoever started it is gone, however that went: its end of stdin closes then."""

import os
import runpy
import shutil
import signal
import threading


def end_with_starter():
    os.read(0, 1)
    shutil.rmtree(os.getcwd(), ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_starter, daemon=True).start()
runpy.run_module("ministack", run_name="__main__", alter_sys=True)
