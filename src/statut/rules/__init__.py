"""The law as a package: pure Python, no database, no framework, no clock.

Facts in, finding out. Every rule and every number cites its source and the date from which it holds.
"""
