"""What every test gets: the rows of the mission it shows are known, and the network ends at this machine."""

pytest_plugins = ["tests.inventory", "tests.closed_network"]
